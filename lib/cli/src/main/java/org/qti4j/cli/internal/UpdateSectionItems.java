// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import picocli.CommandLine.Parameters;

/** What the updates of a section's items have in common: where the section is. */
abstract class UpdateSectionItems extends UpdateRequest {
    @Parameters(index = "0", paramLabel = "TEST", description = "The identifier of the test.")
    String test = "";

    @Parameters(index = "1", paramLabel = "PART", description = "The identifier of the test part.")
    String part = "";

    @Parameters(index = "2", paramLabel = "SECTION", description = "The identifier of the section.")
    String section = "";

    UpdateSectionItems(Session session) {
        super(session);
    }
}
