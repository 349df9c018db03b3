// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a run of the command gave.
 *
 * @param status the exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ran(int status, String out, String err) {
    static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    static final String TEST = "<qti-assessment-test xmlns='" + NAMESPACE + "' identifier='t' title='T'>\n"
            + "  <qti-test-part identifier='p' navigation-mode='linear' submission-mode='individual'>\n"
            + "    <qti-assessment-section identifier='s' title='S' visible='true'>\n"
            + "      <qti-assessment-item-ref identifier='i' href='items/i'/>\n"
            + "    </qti-assessment-section>\n"
            + "  </qti-test-part>\n</qti-assessment-test>\n";
    static final String BROKEN = TEST.replace("'linear'", "'lineal'");
    static final String API_TEST =
            "{\"identifier\":\"t\",\"title\":\"T\",\"maxAttempts\":2,\"metadata\":{\"a\":[1,2.50]},"
                    + "\"qti-test-part\":[{\"identifier\":\"p\",\"navigationMode\":\"linear\",\"submissionMode\":\"individual\","
                    + "\"qti-assessment-section\":[{\"identifier\":\"s\",\"title\":\"S\",\"visible\":true,"
                    + "\"qti-assessment-item-ref\":[{\"identifier\":\"i\",\"href\":\"items/i\"}]}]}]}";

    static Ran qti(Object... arguments) {
        return with("", Map.of(), arguments);
    }

    static Ran with(String input, Map<String, String> environment, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> words = Arrays.stream(arguments).map(Object::toString).toList();
        int status =
                Qti.run(words, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), out, err, environment);
        Ran ran = new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        if ((ran.out + ran.err).contains("\tat ") || (ran.out + ran.err).contains("\u001b")) {
            throw new AssertionError("a stack trace or a colour:\n" + ran.out + ran.err);
        }
        return ran;
    }

    List<String> lines() {
        return out.lines().toList();
    }

    String lastLine() {
        List<String> lines = lines();
        return lines.get(lines.size() - 1);
    }
}
