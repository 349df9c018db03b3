// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;

/** The plain JAXB runtime on the model classes. The library itself does not use it. */
final class Jaxb {
    private Jaxb() {}

    /** Makes the context of all model classes. */
    static JAXBContext context() throws JAXBException {
        List<Class<?>> classes = new ArrayList<>();
        for (String name : QtiGrammar.get().types().stream()
                .map(ElementType::className)
                .flatMap(Optional::stream)
                .distinct()
                .toList()) {
            try {
                classes.add(Class.forName(name));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        return JAXBContext.newInstance(classes.toArray(Class<?>[]::new));
    }
}
