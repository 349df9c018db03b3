// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.codemodel.JClass;
import com.sun.codemodel.JCodeModel;
import com.sun.codemodel.JDefinedClass;
import com.sun.codemodel.JExpr;
import com.sun.codemodel.JExpression;
import com.sun.codemodel.JInvocation;
import com.sun.xml.xsom.XSFacet;
import com.sun.xml.xsom.XSSimpleType;
import com.sun.xml.xsom.XSVariety;
import java.util.List;
import java.util.Set;

/** The Java type of an attribute, and how its text is read as one. */
final class AttributeKind {
    private static final String XSD = "http://www.w3.org/2001/XMLSchema";
    private static final Set<String> INTEGERS = Set.of(
            "integer",
            "nonNegativeInteger",
            "positiveInteger",
            "nonPositiveInteger",
            "negativeInteger",
            "long",
            "int",
            "short",
            "byte",
            "unsignedLong",
            "unsignedInt",
            "unsignedShort",
            "unsignedByte");

    private final String method;
    private final boolean list;
    private final JDefinedClass enumeration;

    private AttributeKind(String method, boolean list, JDefinedClass enumeration) {
        this.method = method;
        this.list = list;
        this.enumeration = enumeration;
    }

    static AttributeKind of(XSSimpleType type, ModelEmitter model) {
        if (type.getVariety() == XSVariety.LIST) {
            JDefinedClass items = model.enumOf(type.getBaseListType().getItemType());
            return new AttributeKind(items == null ? "list" : "enumList", true, items);
        }
        if (type.getVariety() == XSVariety.UNION) {
            return new AttributeKind("text", false, null);
        }
        if (model.enumOf(type) != null) {
            return new AttributeKind("enum", false, model.enumOf(type));
        }
        XSSimpleType builtin = type;
        while (!XSD.equals(builtin.getTargetNamespace())) {
            builtin = builtin.getSimpleBaseType();
        }
        if (builtin.getName().equals("boolean")) {
            return new AttributeKind("boolean", false, null);
        }
        if (INTEGERS.contains(builtin.getName())) {
            return new AttributeKind("integer", false, null);
        }
        if (Set.of("double", "float", "decimal").contains(builtin.getName())) {
            return new AttributeKind("double", false, null);
        }
        XSFacet space = type.getFacet(XSFacet.FACET_WHITESPACE);
        boolean collapse = space == null
                ? !Set.of("string", "normalizedString").contains(builtin.getName())
                : space.getValue().value.equals("collapse");
        return new AttributeKind(collapse ? "token" : "text", false, null);
    }

    boolean isList() {
        return list;
    }

    JClass type(JCodeModel code) {
        JClass single = switch (method) {
            case "boolean" -> code.ref(Boolean.class);
            case "integer" -> code.ref(Integer.class);
            case "double" -> code.ref(Double.class);
            default -> enumeration == null ? code.ref(String.class) : enumeration;
        };
        return list ? code.ref(List.class).narrow(single) : single;
    }

    JExpression read(JExpression namespace, JExpression local) {
        JInvocation call = JExpr.invoke(method + "Attribute").arg(namespace).arg(local);
        return enumeration == null ? call : call.arg(JExpr.direct(enumeration.fullName() + "::fromValue"));
    }

    JInvocation write(JExpression namespace, JExpression local, JExpression value) {
        JInvocation call = JExpr.invoke("set" + Names.capital(method) + "Attribute")
                .arg(namespace)
                .arg(local)
                .arg(value);
        return enumeration == null ? call : call.arg(JExpr.direct(enumeration.fullName() + "::value"));
    }

    /** Returns the default as an expression of this type, or null when it has none that could be written down. */
    JExpression literal(String text, JCodeModel code) {
        return switch (method) {
            case "boolean" -> JExpr.lit(text.equals("true") || text.equals("1"));
            case "integer" -> JExpr.lit(Integer.parseInt(text));
            case "double" -> text.matches("[-+.0-9eE]+") ? JExpr.lit(Double.parseDouble(text)) : null;
            case "enum" -> enumeration.staticInvoke("fromValue").arg(text);
            default -> JExpr.lit(text);
        };
    }
}
