// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {
    private static final Diagnostic FAULT = Diagnostic.error("cvc-x", "wrong", Location.of(3, 7, "/a[1]"));
    private static final Diagnostic HINT = Diagnostic.info("xml-x", "a hint", Location.of(1, 2));

    @Test
    void printsOneLineForEachFinding() {
        assertThat(FAULT).hasToString("3:7: error cvc-x: wrong");
        assertThat(FAULT.at(FAULT.location().withSource("a.xml"))).hasToString("a.xml:3:7: error cvc-x: wrong");
        assertThat(Diagnostic.warning("w", "m", Location.unknown())).hasToString("warning w: m");
        assertThat(Diagnostics.of(FAULT, HINT)).hasToString(FAULT + "\n" + HINT);
        assertThat(Diagnostics.none()).hasToString("").isEmpty();
    }

    @Test
    void ordersByPlace() {
        Diagnostic later = Diagnostic.error("a", "a", Location.of(3, 8));
        assertThat(Diagnostics.of(later).and(Diagnostics.of(FAULT, HINT)).all()).containsExactly(HINT, FAULT, later);
        assertThat(Diagnostics.of(FAULT).withSource("x").all())
                .extracting(finding -> finding.location().source())
                .containsExactly("x");
    }

    @Test
    void isInvalidOnlyWithAnError() {
        assertThat(Diagnostics.of(HINT).hasErrors()).isFalse();
        assertThatCode(() -> Diagnostics.of(HINT).throwIfErrors()).doesNotThrowAnyException();
        assertThat(Diagnostics.of(HINT, FAULT).hasErrors()).isTrue();
        assertThatThrownBy(() -> Diagnostics.of(HINT, FAULT).throwIfErrors()).isInstanceOf(QtiFormatException.class);
    }

    @Test
    void saysTheFirstErrorInTheMessageOfTheException() {
        assertThat(new QtiFormatException(FAULT)).hasMessage("3:7: error cvc-x: wrong");
        assertThat(new QtiFormatException(Diagnostics.of(HINT, FAULT)))
                .as("a hint is not why the document was refused")
                .hasMessage("3:7: error cvc-x: wrong (and 1 more)");
        assertThat(new QtiFormatException(Diagnostics.none())).hasMessage("the document was refused");
    }

    @Test
    void canBeSerializedAsAnException() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new QtiFormatException(FAULT));
        }
        QtiFormatException read =
                (QtiFormatException) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(read).hasMessage("3:7: error cvc-x: wrong");
        assertThat(read.diagnostics()).isEmpty();
    }

    @Test
    void cannotBeChanged() {
        List<Diagnostic> list = new ArrayList<>(List.of(FAULT));
        Diagnostics found = new Diagnostics(list);
        list.clear();

        assertThat(found.size()).isEqualTo(1);
        assertThatThrownBy(() -> found.all().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatNullPointerException().isThrownBy(() -> Diagnostic.error(null, "m", Location.unknown()));
    }

    @Test
    void countsPlacesFromOne() {
        assertThat(Location.of(0, -5)).isEqualTo(Location.unknown());
        assertThat(Location.of(2, 0)).hasToString("2");
        assertThat(Location.of(2, 3).withSource("a").withPointer("/p").withPath("/x"))
                .isEqualTo(new Location("a", 2, 3, "/x", "/p"))
                .hasToString("a:2:3");
    }
}
