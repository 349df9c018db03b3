// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import java.lang.reflect.Modifier;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;

/**
 * The type that a user's object declares: a class of the model, or one that several share, such as {@code QtiElement} or {@code FlowContent}.
 *
 * @param declared the type
 */
record DeclaredType(Class<?> declared) {
    private static final String PACKAGE = QtiElement.class.getPackageName();

    /** Tells whether values of the type are elements of QTI. */
    static boolean isModel(Class<?> type) {
        return QtiElement.class.isAssignableFrom(type)
                || type.isInterface() && type.getPackageName().equals(PACKAGE);
    }

    /** Returns the class of the element, or null when only its name will tell. */
    @Nullable
    Class<? extends QtiElement> elementClass() {
        return declared.isInterface() || Modifier.isAbstract(declared.getModifiers())
                ? null
                : declared.asSubclass(QtiElement.class);
    }

    /** Returns the class of an element of this name. */
    Class<? extends QtiElement> classOf(@Nullable QName name, Location place) {
        Class<? extends QtiElement> known = elementClass();
        if (known != null || name == null) {
            return known == null ? QtiElement.class : known;
        }
        ElementDeclaration root = QtiGrammar.get().root(name);
        List<ElementType> types = root != null
                ? List.of(root.type())
                : QtiGrammar.get().declarations(name).stream()
                        .map(ElementDeclaration::type)
                        .toList();
        if (types.size() != 1 || types.get(0).className().isEmpty()) {
            throw new QtiFormatException(Diagnostic.error(
                    "schema-other-root",
                    name.getLocalPart()
                            + (types.size() > 1
                                    ? " is the name of several classes of the model; declare the one that is meant instead of "
                                    : " is no element that the model has a class for; expected one that is a ")
                            + declared.getSimpleName(),
                    place));
        }
        return types.get(0).newElement().getClass();
    }

    /** Returns the element when it is one of this type. */
    Object cast(QtiElement element, Location place) {
        if (!declared.isInstance(element)) {
            throw new QtiFormatException(Diagnostic.error(
                    "schema-other-root",
                    "the element is a " + element.elementName().getLocalPart() + ", which is no "
                            + declared.getSimpleName(),
                    place));
        }
        return element;
    }
}
