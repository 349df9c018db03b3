// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class FixTest {
    @Test
    void editsComeInTheOrderOfTheirPlaces() {
        Fix.Edit late = new Fix.Edit(5, 6, "x");
        Fix.Edit early = new Fix.Edit(1, 5, "");
        assertThat(new Fix("mend it", List.of(late, early)).edits()).containsExactly(early, late);
    }

    @Test
    void editsDoNotOverlapAndAreRanges() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Fix("x", List.of(new Fix.Edit(1, 3, ""), new Fix.Edit(2, 4, ""))));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fix("x", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fix.Edit(3, 2, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new Fix.Edit(-1, 2, ""));
    }

    @Test
    void aFindingKeepsItsRemedyAtAnotherPlace() {
        Fix fix = new Fix("x", List.of(new Fix.Edit(0, 0, "y")));
        Diagnostic found = Diagnostic.error("c", "m", Location.of(1, 1)).withFix(fix);
        assertThat(found.at(Location.of(2, 2)).fix()).isEqualTo(fix);
        assertThat(found).isNotEqualTo(found.withFix(null));
        assertThat(Diagnostic.error("c", "m", Location.of(1, 1)).fix()).isNull();
    }
}
