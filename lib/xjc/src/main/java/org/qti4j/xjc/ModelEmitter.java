// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.codemodel.JAnnotationArrayMember;
import com.sun.codemodel.JAnnotationUse;
import com.sun.codemodel.JClass;
import com.sun.codemodel.JClassAlreadyExistsException;
import com.sun.codemodel.JCodeModel;
import com.sun.codemodel.JDefinedClass;
import com.sun.codemodel.JExpr;
import com.sun.codemodel.JFieldVar;
import com.sun.codemodel.JMethod;
import com.sun.codemodel.JMod;
import com.sun.codemodel.JPackage;
import com.sun.tools.xjc.outline.ClassOutline;
import com.sun.tools.xjc.outline.EnumOutline;
import com.sun.tools.xjc.outline.Outline;
import com.sun.tools.xjc.outline.PackageOutline;
import com.sun.tools.xjc.reader.xmlschema.bindinfo.BindInfo;
import com.sun.xml.xsom.XSAnnotation;
import com.sun.xml.xsom.XSComplexType;
import com.sun.xml.xsom.XSComponent;
import com.sun.xml.xsom.XSElementDecl;
import com.sun.xml.xsom.XSModelGroup;
import com.sun.xml.xsom.XSModelGroupDecl;
import com.sun.xml.xsom.XSParticle;
import com.sun.xml.xsom.XSSchemaSet;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSTerm;
import jakarta.xml.bind.annotation.XmlAccessType;
import jakarta.xml.bind.annotation.XmlNs;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rewrites the classes that XJC has laid out: their bases, interfaces, annotations and members. */
final class ModelEmitter {
    static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    private static final Map<String, String> PACKAGES = Map.of(
            QtiPlugin.MODEL_PACKAGE,
            "The elements of QTI 3.0.1 as classes, one for each element name and context, generated from the schema in {@code xsd/}.\n"
                    + "\n<p>Documents: {@link AssessmentTest}, {@link AssessmentSection}, {@link AssessmentItem}, {@link AssessmentStimulus}. What an element\n"
                    + "takes is typed by interfaces named after places ({@link FlowContent}, {@link Expression}, {@link Interaction}); every element is a\n"
                    + "{@link QtiElement}. The objects are mutable and not thread-safe. All other packages of the library are thread-safe.",
            QtiPlugin.MODEL_PACKAGE + ".ssml",
            "The elements of SSML 1.1, which tell speech synthesis how content is read out.",
            QtiPlugin.MODEL_PACKAGE + ".xinclude",
            "The elements of XInclude, which Qti4j keeps as they are and never follows.");

    private final Outline outline;
    private final JCodeModel code;
    private final XSSchemaSet schema;
    private final JPackage modelPackage;
    private final Map<XSComplexType, JDefinedClass> classes = new LinkedHashMap<>();
    private final Map<XSSimpleType, JDefinedClass> enums = new LinkedHashMap<>();
    private final Map<XSModelGroupDecl, JDefinedClass> interfaces = new LinkedHashMap<>();
    private final Map<XSComplexType, String> elementNames = new LinkedHashMap<>();
    private JDefinedClass foreign;

    ModelEmitter(Outline outline) {
        this.outline = outline;
        this.code = outline.getCodeModel();
        this.schema = outline.getModel().schemaComponent;
        this.modelPackage = code._package(QtiPlugin.MODEL_PACKAGE);
        for (ClassOutline c : outline.getClasses()) {
            if (c.target.getSchemaComponent() instanceof XSComplexType type) {
                classes.put(type, c.implClass);
            }
        }
        for (EnumOutline e : outline.getEnums()) {
            if (e.target.getSchemaComponent() instanceof XSSimpleType type) {
                enums.put(type, e.clazz);
            }
        }
    }

    /** Returns the full name of the class that was generated for the type, or null when it has none. */
    String className(XSComplexType type) {
        JDefinedClass c = classes.get(type);
        return c == null ? null : c.fullName();
    }

    void emit() {
        dropFactories();
        describePackages();
        nameElements();
        makeInterfaces();
        makeForeignElement();
        implementInterfaces();
        enums.forEach(this::document);
        Map<String, XSComplexType> sorted = new TreeMap<>();
        classes.keySet().forEach(type -> sorted.put(className(type), type));
        for (XSComplexType type : sorted.values()) {
            emit(type);
        }
    }

    private void dropFactories() {
        for (PackageOutline p : outline.getAllPackageContexts()) {
            p._package().remove(p.objectFactory());
        }
    }

    /** Prefixes for JAXB runtimes, nullness for readers, and a sentence about each package. */
    private void describePackages() {
        for (PackageOutline p : outline.getAllPackageContexts()) {
            JPackage generated = p._package();
            String words = PACKAGES.get(generated.name());
            if (words == null) {
                continue;
            }
            generated.javadoc().clear();
            generated.javadoc().append(words);
            generated.annotate(code.ref("org.jspecify.annotations.NullMarked"));
            for (JAnnotationUse annotation : generated.annotations()) {
                if (annotation.getAnnotationClass().name().equals("XmlSchema")) {
                    JAnnotationArrayMember prefixes = annotation.paramArray("xmlns");
                    prefixes.annotate(XmlNs.class).param("prefix", "").param("namespaceURI", QTI);
                    prefixes.annotate(XmlNs.class)
                            .param("prefix", "m")
                            .param("namespaceURI", "http://www.w3.org/1998/Math/MathML");
                }
            }
        }
    }

    private void nameElements() {
        Set<Object> seen = new java.util.HashSet<>();
        for (Iterator<XSElementDecl> all = schema.iterateElementDecls(); all.hasNext(); ) {
            nameElement(all.next(), seen);
        }
    }

    private void nameElement(XSElementDecl declaration, Set<Object> seen) {
        XSComplexType type = declaration.getType().asComplexType();
        if (type == null) {
            return;
        }
        if (classes.containsKey(type)) {
            String before = elementNames.put(type, declaration.getName());
            if (before != null && !before.equals(declaration.getName())) {
                throw new IllegalStateException("the type " + type.getName() + " is used for two elements, " + before
                        + " and " + declaration.getName() + "; give each a type of its own");
            }
        }
        if (seen.add(type) && type.getContentType().asParticle() != null) {
            for (Object symbol :
                    ContentPlan.symbols(type.getContentType().asParticle().getTerm())) {
                if (symbol instanceof XSElementDecl child) {
                    nameElement(child, seen);
                }
            }
        }
    }

    private void makeInterfaces() {
        Map<String, XSModelGroupDecl> groups = new TreeMap<>();
        for (Iterator<XSModelGroupDecl> all = schema.iterateModelGroupDecls(); all.hasNext(); ) {
            XSModelGroupDecl group = all.next();
            if (QTI.equals(group.getTargetNamespace())
                    && group.getModelGroup().getCompositor() == XSModelGroup.CHOICE) {
                groups.put(group.getName(), group);
            }
        }
        groups.forEach((name, group) -> {
            try {
                JDefinedClass type = modelPackage._interface(JMod.PUBLIC, Names.capital(name));
                String words = documentation(group);
                type.javadoc().append(words.isEmpty() ? "What may stand in a place of this kind." : words);
                interfaces.put(group, type);
            } catch (JClassAlreadyExistsException e) {
                throw new IllegalStateException("the group " + name + " has the name of a type", e);
            }
        });
    }

    /** The class for elements of other namespaces stands wherever a group takes such an element. */
    private void makeForeignElement() {
        try {
            foreign = modelPackage._class(JMod.PUBLIC | JMod.FINAL, "ForeignElement");
        } catch (JClassAlreadyExistsException e) {
            throw new IllegalStateException(e);
        }
        foreign._extends(code.ref(QtiPlugin.MODEL_PACKAGE + ".DomElement"));
        foreign.javadoc()
                .append("An element that is kept as it is: MathML, SVG, or of a namespace that QTI does not know.\n"
                        + "Its content is a DOM element; prefixes are kept as written.");
        JMethod constructor = foreign.constructor(JMod.PUBLIC);
        constructor.javadoc().append("Makes the element of this DOM element, which is not copied.");
        constructor.body().invoke("super").arg(constructor.param(org.w3c.dom.Element.class, "element"));
    }

    private void implementInterfaces() {
        Map<JDefinedClass, Set<String>> wanted = new LinkedHashMap<>();
        interfaces.forEach((group, type) -> {
            for (XSParticle child : group.getModelGroup().getChildren()) {
                implementInterface(child.getTerm(), type, wanted);
            }
        });
        Map<String, JDefinedClass> byName = new TreeMap<>();
        interfaces.values().forEach(type -> byName.put(type.name(), type));
        wanted.forEach((type, names) -> names.forEach(name -> type._implements(byName.get(name))));
    }

    private void implementInterface(XSTerm term, JDefinedClass type, Map<JDefinedClass, Set<String>> wanted) {
        JDefinedClass member = null;
        if (term.isModelGroupDecl()) {
            member = interfaces.get(term.asModelGroupDecl());
        } else if (term.isElementDecl()) {
            member = classOf(term.asElementDecl());
            member = member == null ? foreign : member;
        } else if (term.isWildcard()) {
            member = foreign;
        } else {
            for (XSParticle child : term.asModelGroup().getChildren()) {
                implementInterface(child.getTerm(), type, wanted);
            }
            return;
        }
        if (member != null) {
            wanted.computeIfAbsent(member, k -> new TreeSet<>()).add(type.name());
        }
    }

    JDefinedClass classOf(XSElementDecl declaration) {
        return declaration.getType().isComplexType()
                ? classes.get(declaration.getType().asComplexType())
                : null;
    }

    JDefinedClass enumOf(XSSimpleType type) {
        return enums.get(type);
    }

    JClass interfaceOf(XSModelGroupDecl group) {
        return group == null ? null : interfaces.get(group);
    }

    JCodeModel code() {
        return code;
    }

    JClass model(String name) {
        return code.ref(QtiPlugin.MODEL_PACKAGE + "." + name);
    }

    private void emit(XSComplexType type) {
        JDefinedClass c = classes.get(type);
        clear(c);
        document(type, c);
        if (c._extends() == null || c._extends().fullName().equals("java.lang.Object")) {
            c._extends(model("QtiElement"));
        }
        String element = elementNames.get(type);
        if (element != null) {
            if (!type.isAbstract()) {
                c.annotate(XmlRootElement.class).param("name", element).param("namespace", type.getTargetNamespace());
            }
            JFieldVar name = c.field(
                    JMod.PRIVATE | JMod.STATIC | JMod.FINAL,
                    javax.xml.namespace.QName.class,
                    "ELEMENT_NAME",
                    JExpr._new(code.ref(javax.xml.namespace.QName.class))
                            .arg(type.getTargetNamespace())
                            .arg(element));
            JMethod getter = c.method(JMod.PUBLIC, javax.xml.namespace.QName.class, "elementName");
            getter.annotate(Override.class);
            getter.body()._return(name);
        }
        JMethod constructor = c.constructor(type.isAbstract() ? JMod.PROTECTED : JMod.PUBLIC);
        constructor
                .javadoc()
                .append(element == null ? "For the types below." : "Makes the element without attributes and content.");
        List<String> order = new MemberEmitter(this, type, c).emit();
        for (JAnnotationUse annotation : c.annotations()) {
            if (annotation.getAnnotationClass().name().equals("XmlAccessorType")) {
                annotation.param("value", XmlAccessType.NONE);
            }
            if (annotation.getAnnotationClass().name().equals("XmlType")) {
                var array = annotation.paramArray("propOrder");
                order.forEach(array::param);
            }
        }
    }

    private static void clear(JDefinedClass c) {
        for (JFieldVar field : new ArrayList<>(c.fields().values())) {
            c.removeField(field);
        }
        c.methods().clear();
    }

    private void document(XSComponent component, JDefinedClass c) {
        c.javadoc().clear();
        String words = documentation(component);
        c.javadoc().append(words.isEmpty() ? c.name() : words);
    }

    /** Returns the words of the schema about a component as Javadoc text. */
    static String documentation(XSComponent component) {
        XSAnnotation annotation = component.getAnnotation();
        if (annotation == null
                || !(annotation.getAnnotation() instanceof BindInfo info)
                || info.getDocumentation() == null) {
            return "";
        }
        return info.getDocumentation()
                .strip()
                .replaceAll("\\s+", " ")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "{@literal @}")
                .replace("*/", "*&#47;");
    }
}
