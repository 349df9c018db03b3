// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.codemodel.JAnnotatable;
import com.sun.codemodel.JAnnotationArrayMember;
import com.sun.codemodel.JBlock;
import com.sun.codemodel.JClass;
import com.sun.codemodel.JDefinedClass;
import com.sun.codemodel.JExpr;
import com.sun.codemodel.JExpression;
import com.sun.codemodel.JFieldVar;
import com.sun.codemodel.JMethod;
import com.sun.codemodel.JMod;
import com.sun.codemodel.JType;
import com.sun.codemodel.JVar;
import com.sun.xml.xsom.XSAttributeUse;
import com.sun.xml.xsom.XSComplexType;
import com.sun.xml.xsom.XSContentType;
import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSType;
import jakarta.xml.bind.annotation.XmlAnyElement;
import jakarta.xml.bind.annotation.XmlElement;
import jakarta.xml.bind.annotation.XmlElementRef;
import jakarta.xml.bind.annotation.XmlElementRefs;
import jakarta.xml.bind.annotation.XmlElements;
import jakarta.xml.bind.annotation.XmlMixed;
import jakarta.xml.bind.annotation.XmlValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.xml.sax.Locator;

/** Writes the members of one class: accessors of its attributes, fields and accessors of its content. */
final class MemberEmitter {
    private static final String NULLABLE = "org.jspecify.annotations.Nullable";

    private final ModelEmitter model;
    private final XSComplexType type;
    private final JDefinedClass c;

    MemberEmitter(ModelEmitter model, XSComplexType type, JDefinedClass c) {
        this.model = model;
        this.type = type;
        this.c = c;
    }

    /** Writes the members and returns the names of the fields that JAXB binds to elements, in the order of the schema. */
    List<String> emit() {
        for (XSAttributeUse use : ownAttributes(type)) {
            attribute(use);
        }
        List<String> order = new ArrayList<>();
        if (hasOwnText(type)) {
            text();
        }
        List<ContentPlan.Property> properties = ownContent(type);
        for (ContentPlan.Property property : properties) {
            order.add(needsView(property) ? "jaxb" + Names.capital(property.name()) : property.name());
            content(property);
        }
        if (!properties.isEmpty()) {
            collectMethod(properties);
            addMethod(properties);
            replaceMethod(properties);
        }
        if (!type.isAbstract()) {
            for (XSComplexType base = base(type); base != null; base = base(base)) {
                inherited(base);
            }
        }
        return order;
    }

    // What a type adds to its base

    private XSComplexType base(XSComplexType of) {
        XSType base = of.getBaseType();
        return base.isComplexType() && model.className(base.asComplexType()) != null && base != of
                ? base.asComplexType()
                : null;
    }

    private List<XSAttributeUse> ownAttributes(XSComplexType of) {
        Set<String> inherited = new HashSet<>();
        XSComplexType base = base(of);
        if (base != null) {
            base.getAttributeUses().forEach(use -> inherited.add(key(use)));
        }
        TreeMap<String, XSAttributeUse> own = new TreeMap<>();
        for (XSAttributeUse use : of.getAttributeUses()) {
            if (!inherited.contains(key(use))) {
                own.put((use.isRequired() ? "0" : "1") + key(use), use);
            }
        }
        return List.copyOf(own.values());
    }

    private static String key(XSAttributeUse use) {
        return use.getDecl().getTargetNamespace() + " " + use.getDecl().getName();
    }

    private boolean hasOwnText(XSComplexType of) {
        XSComplexType base = base(of);
        return of.getContentType().asSimpleType() != null
                && (base == null || base.getContentType().asSimpleType() == null);
    }

    private List<ContentPlan.Property> ownContent(XSComplexType of) {
        XSComplexType base = base(of);
        XSContentType content = base == null ? of.getContentType() : of.getExplicitContent();
        XSParticle particle = content == null ? null : content.asParticle();
        boolean inheritsList = base != null && base.isMixed();
        if (inheritsList) {
            if (particle != null && !ContentPlan.symbols(particle.getTerm()).isEmpty()) {
                Locator at = of.getLocator();
                throw new IllegalStateException(of.getName() + " adds to the mixed content of its base ("
                        + at.getSystemId() + ":" + at.getLineNumber() + ")");
            }
            return List.of();
        }
        if (of.getContentType().asSimpleType() != null) {
            return List.of();
        }
        return ContentPlan.of(particle, of.isMixed());
    }

    // Attributes: the texts are in the map of QtiElement, the accessors only read and write them there

    private static String propertyName(XSAttributeUse use) {
        String name = use.getDecl().getName();
        if (!use.getDecl().getTargetNamespace().isEmpty()) {
            return "xml" + Names.capital(Names.camel(name));
        }
        return name.equals("class") ? "classes" : Names.camel(name);
    }

    private void attribute(XSAttributeUse use) {
        AttributeKind kind = AttributeKind.of(use.getDecl().getType(), model);
        String name = propertyName(use);
        String words = ModelEmitter.documentation(use.getDecl());
        boolean optional = !use.isRequired() && !kind.isList();
        JExpression local = JExpr.lit(use.getDecl().getName());
        JExpression namespace = JExpr.lit(use.getDecl().getTargetNamespace());

        JType valueType = use.isRequired() ? kind.type(model.code()).unboxify() : kind.type(model.code());
        JMethod getter = c.method(JMod.PUBLIC, valueType, "get" + Names.capital(name));
        if (optional) {
            getter.annotate(model.code().ref(NULLABLE));
        }
        JExpression read = kind.read(namespace, local);
        getter.body()
                ._return(use.isRequired() ? JExpr.invoke("required").arg(read).arg(local) : read);
        getter.javadoc()
                .append("Returns the attribute {@code " + use.getDecl().getName() + "}"
                        + (optional
                                ? ", or null when it is absent."
                                : use.isRequired() ? "." : "; empty when it is absent.")
                        + (words.isEmpty() ? "" : " " + words));
        if (use.isRequired()) {
            getter.javadoc()
                    .addThrows(IllegalStateException.class)
                    .append("when the attribute was not set, though every valid document has it");
        }
        JExpression byDefault = use.getDefaultValue() == null || kind.isList()
                ? null
                : kind.literal(use.getDefaultValue().value, model.code());
        if (byDefault != null) {
            JMethod orDefault = c.method(
                    JMod.PUBLIC, kind.type(model.code()).unboxify(), "get" + Names.capital(name) + "OrDefault");
            JVar value = orDefault.body().decl(kind.type(model.code()), "value", kind.read(namespace, local));
            orDefault.body()._return(com.sun.codemodel.JOp.cond(value.eq(JExpr._null()), byDefault, value));
            orDefault
                    .javadoc()
                    .append("Returns the attribute {@code " + use.getDecl().getName()
                            + "}, or what the standard says when it is absent: {@code " + use.getDefaultValue().value
                            + "}.");
        }
        JMethod setter = c.method(JMod.PUBLIC, model.code().VOID, "set" + Names.capital(name));
        JVar value = setter.param(kind.type(model.code()), "value");
        if (optional) {
            value.annotate(model.code().ref(NULLABLE));
        }
        setter.body().add(kind.write(namespace, local, value));
        setter.javadoc()
                .append("Sets the attribute {@code " + use.getDecl().getName() + "}"
                        + (optional ? "; null removes it." : kind.isList() ? "; an empty list removes it." : "."));
        if (hasWith(type, use)) {
            with(kind.type(model.code()), name, false);
        }
    }

    /** The many attributes that nearly every element shares (attributes.xsd) have setters only, except the usual ones. */
    private static boolean hasWith(XSComplexType of, XSAttributeUse use) {
        boolean shared = of.getLocator().getSystemId().endsWith("/attributes.xsd");
        return !shared || Set.of("id", "class").contains(use.getDecl().getName());
    }

    private void with(JClass valueType, String name, boolean override) {
        JMethod with = c.method(JMod.PUBLIC, c, "with" + Names.capital(name));
        JVar value = with.param(valueType, "value");
        if (override) {
            with.annotate(Override.class);
            with.body().invoke(JExpr._super(), with.name()).arg(value);
        } else {
            with.javadoc().append("Sets {@code " + name + "} and returns this object.");
            with.body().invoke("set" + Names.capital(name)).arg(value);
        }
        with.body()._return(JExpr._this());
    }

    // Text

    private void text() {
        JClass string = model.code().ref(String.class);
        JFieldVar field = c.field(JMod.PRIVATE, string, "value", JExpr.lit(""));
        field.annotate(XmlValue.class);
        JMethod getter = c.method(JMod.PUBLIC, string, "getValue");
        getter.body()._return(field);
        getter.javadoc().append("Returns the text, exactly as it stands in the document.");
        JMethod setter = c.method(JMod.PUBLIC, model.code().VOID, "setValue");
        JVar value = setter.param(string, "value");
        setter.body()
                .assign(
                        JExpr._this().ref(field),
                        model.code()
                                .ref(Objects.class)
                                .staticInvoke("requireNonNull")
                                .arg(value)
                                .arg("value"));
        setter.javadoc().append("Sets the text.");
        with(string, "value", false);
        JMethod collect = c.method(JMod.PROTECTED, model.code().VOID, "collectContent");
        collect.annotate(Override.class);
        JVar into = collect.param(model.code().ref(List.class).narrow(Object.class), "into");
        JBlock some = collect.body()
                ._if(field.ne(JExpr._null()).cand(field.invoke("isEmpty").not()))
                ._then();
        some.invoke(into, "add").arg(field);
        JMethod add = c.method(JMod.PROTECTED, model.code().BOOLEAN, "addContent");
        add.annotate(Override.class);
        JVar child = add.param(Object.class, "child");
        JBlock isText = add.body()._if(child._instanceof(string))._then();
        isText.assign(field, JExpr.cast(string, child));
        isText._return(JExpr.TRUE);
        add.body()._return(JExpr.FALSE);
    }

    // Elements

    private JClass valueType(ContentPlan.Property property) {
        if (type.isMixed()) {
            return model.code().ref(Object.class);
        }
        if (!property.choice()) {
            JDefinedClass element = model.classOf(property.elements().get(0));
            return element == null ? model.model("ForeignElement") : element;
        }
        JClass named = model.interfaceOf(property.group());
        if (named != null) {
            return named;
        }
        boolean allForeign = property.elements().stream().allMatch(e -> model.classOf(e) == null);
        return model.model(allForeign ? "ForeignElement" : "QtiElement");
    }

    private boolean hasForeign(ContentPlan.Property property) {
        return property.hasWildcard() || property.elements().stream().anyMatch(e -> model.classOf(e) == null);
    }

    private void content(ContentPlan.Property property) {
        JClass valueType = valueType(property);
        JClass fieldType = property.list() ? model.code().ref(List.class).narrow(valueType) : valueType;
        JFieldVar field = c.field(JMod.PRIVATE, fieldType, property.name());
        if (needsView(property)) {
            view(property);
        } else {
            bind(property, field);
        }
        String what = property.choice()
                ? (type.isMixed() ? "text (as {@code String}) and elements" : "elements")
                : "{@code " + property.elements().get(0).getName() + "}";
        JMethod getter = c.method(JMod.PUBLIC, fieldType, "get" + Names.capital(property.name()));
        if (property.list()) {
            JBlock absent = getter.body()._if(field.eq(JExpr._null()))._then();
            absent.assign(field, JExpr._new(model.code().ref(ArrayList.class).narrow(new JClass[0])));
            getter.javadoc().append("Returns the " + what + ", in order; a live list, never null.");
        } else {
            field.annotate(model.code().ref(NULLABLE));
            getter.annotate(model.code().ref(NULLABLE));
            getter.javadoc()
                    .append("Returns the " + (property.choice() ? "element" : what) + ", or null when there is none.");
            JMethod setter = c.method(JMod.PUBLIC, model.code().VOID, "set" + Names.capital(property.name()));
            JVar value = setter.param(valueType, "value");
            value.annotate(model.code().ref(NULLABLE));
            setter.body().assign(JExpr._this().ref(field), value);
            setter.javadoc().append("Sets the " + (property.choice() ? "element" : what) + "; null removes it.");
        }
        getter.body()._return(field);
        withContent(property, valueType, false);
    }

    private void withContent(ContentPlan.Property property, JClass valueType, boolean override) {
        JMethod with = c.method(JMod.PUBLIC, c, "with" + Names.capital(property.name()));
        JVar value = property.list() ? with.varParam(valueType, "values") : with.param(valueType, "value");
        if (override) {
            with.annotate(Override.class);
            with.body().invoke(JExpr._super(), with.name()).arg(value);
        } else if (property.list() && valueType.fullName().equals("java.lang.Object")) {
            with.javadoc()
                    .append("Adds to {@code " + property.name()
                            + "}, of a collection its members, and returns this object.");
            with.body()
                    .invoke("addMixed")
                    .arg(JExpr.invoke("get" + Names.capital(property.name())))
                    .arg(value);
        } else if (property.list()) {
            with.javadoc().append("Adds to {@code " + property.name() + "} and returns this object.");
            with.body()
                    .add(model.code()
                            .ref(Collections.class)
                            .staticInvoke("addAll")
                            .arg(JExpr.invoke("get" + Names.capital(property.name())))
                            .arg(value));
        } else {
            with.javadoc().append("Sets {@code " + property.name() + "} and returns this object.");
            with.body().invoke("set" + Names.capital(property.name())).arg(value);
        }
        with.body()._return(JExpr._this());
    }

    /** JAXB knows DOM elements only, not {@code ForeignElement}: lists that take one are bound through a list that converts. */
    private boolean needsView(ContentPlan.Property property) {
        boolean view = property.list() && (type.isMixed() || hasForeign(property));
        if (!view && hasForeign(property)) {
            throw new IllegalStateException(
                    type.getName() + " takes a single element of another namespace, which no class here can bind");
        }
        return view;
    }

    private void view(ContentPlan.Property property) {
        JClass list = model.code().ref(List.class).narrow(Object.class);
        JMethod view = c.method(JMod.PRIVATE, list, "getJaxb" + Names.capital(property.name()));
        bind(property, view);
        view.body()._return(JExpr.invoke("jaxbContent").arg(JExpr.invoke("get" + Names.capital(property.name()))));
    }

    private void bind(ContentPlan.Property property, JAnnotatable field) {
        if (!property.choice() && model.classOf(property.elements().get(0)) != null) {
            XSElementDecl element = property.elements().get(0);
            field.annotate(XmlElement.class)
                    .param("name", element.getName())
                    .param("namespace", element.getTargetNamespace());
            return;
        }
        List<XSElementDecl> bound = property.elements().stream()
                .filter(e -> model.classOf(e) != null)
                .toList();
        boolean references = type.isMixed() || hasForeign(property);
        if (!bound.isEmpty()) {
            JAnnotationArrayMember members = field.annotate(references ? XmlElementRefs.class : XmlElements.class)
                    .paramArray("value");
            for (XSElementDecl element : bound) {
                members.annotate(references ? XmlElementRef.class : XmlElement.class)
                        .param("name", element.getName())
                        .param("namespace", element.getTargetNamespace())
                        .param("type", model.classOf(element));
            }
        }
        if (references) {
            field.annotate(XmlAnyElement.class);
        }
        if (type.isMixed()) {
            field.annotate(XmlMixed.class);
        }
    }

    private void collectMethod(List<ContentPlan.Property> properties) {
        JMethod collect = c.method(JMod.PROTECTED, model.code().VOID, "collectContent");
        collect.annotate(Override.class);
        JVar into = collect.param(model.code().ref(List.class).narrow(Object.class), "into");
        collect.body().invoke(JExpr._super(), "collectContent").arg(into);
        for (ContentPlan.Property property : properties) {
            JBlock present = collect.body()
                    ._if(JExpr.ref(property.name()).ne(JExpr._null()))
                    ._then();
            present.invoke(into, property.list() ? "addAll" : "add").arg(JExpr.ref(property.name()));
        }
    }

    private void addMethod(List<ContentPlan.Property> properties) {
        JMethod add = c.method(JMod.PROTECTED, model.code().BOOLEAN, "addContent");
        add.annotate(Override.class);
        JVar child = add.param(Object.class, "child");
        for (ContentPlan.Property property : properties) {
            JClass valueType = valueType(property);
            boolean any = valueType.fullName().equals("java.lang.Object");
            JExpression fits = any ? null : child._instanceof(valueType);
            if (!property.list()) {
                fits = fits.cand(JExpr.ref(property.name()).eq(JExpr._null()));
            }
            JBlock then = any ? add.body() : add.body()._if(fits)._then();
            JExpression value = any ? child : JExpr.cast(valueType, child);
            if (property.list()) {
                then.invoke(JExpr.invoke("get" + Names.capital(property.name())), "add")
                        .arg(value);
            } else {
                then.assign(JExpr.ref(property.name()), value);
            }
            then._return(JExpr.TRUE);
            if (any) {
                return;
            }
        }
        add.body()._return(JExpr._super().invoke("addContent").arg(child));
    }

    private void replaceMethod(List<ContentPlan.Property> properties) {
        JMethod replace = c.method(JMod.PROTECTED, model.code().BOOLEAN, "replaceContent");
        replace.annotate(Override.class);
        JVar old = replace.param(Object.class, "old");
        JVar replacement = replace.param(Object.class, "replacement");
        replacement.annotate(model.code().ref(NULLABLE));
        for (ContentPlan.Property property : properties) {
            JClass valueType = valueType(property);
            JExpression typed = valueType.fullName().equals("java.lang.Object") ? null : valueType.dotclass();
            if (property.list()) {
                JExpression call = typed == null
                        ? JExpr.invoke("replaceIn")
                                .arg(JExpr.ref(property.name()))
                                .arg(old)
                                .arg(replacement)
                        : JExpr.invoke("replaceIn")
                                .arg(JExpr.ref(property.name()))
                                .arg(old)
                                .arg(replacement)
                                .arg(typed);
                replace.body()._if(call)._then()._return(JExpr.TRUE);
            } else {
                JBlock found =
                        replace.body()._if(JExpr.ref(property.name()).eq(old))._then();
                found.assign(
                        JExpr.ref(property.name()),
                        JExpr.invoke("fitting").arg(replacement).arg(typed));
                found._return(JExpr.TRUE);
            }
        }
        replace.body()._return(JExpr._super().invoke("replaceContent").arg(old).arg(replacement));
    }

    /** The methods that return this object return it as the type it is. */
    private void inherited(XSComplexType base) {
        for (XSAttributeUse use : ownAttributes(base)) {
            if (hasWith(base, use)) {
                with(AttributeKind.of(use.getDecl().getType(), model).type(model.code()), propertyName(use), true);
            }
        }
        MemberEmitter of = new MemberEmitter(model, base, c);
        for (ContentPlan.Property property : ownContent(base)) {
            withContent(property, of.valueType(property), true);
        }
    }
}
