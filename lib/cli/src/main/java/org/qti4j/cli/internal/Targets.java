// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.xml.internal.shared.FileFormat;

/** Where the outputs of a conversion go. */
final class Targets {
    private Targets() {}

    /** Returns the output of each input; the path is absent when it is standard output. */
    static Map<Input, @Nullable Path> of(Inputs inputs, @Nullable String out, FileFormat to) {
        boolean single = inputs.documents().size() == 1 && !inputs.hasDirectory();
        Map<Input, @Nullable Path> targets = new LinkedHashMap<>();
        if (out == null || out.equals(Input.STDIN)) {
            if (!single && !inputs.documents().isEmpty()) {
                throw CommandFailure.unusable("several documents need a directory for their outputs: -o DIR");
            }
            inputs.documents().forEach(input -> targets.put(input, null));
            return targets;
        }
        Path named = Path.of(out);
        boolean folder = !single || Files.isDirectory(named) || out.endsWith("/");
        if (!folder) {
            Path parent = named.toAbsolutePath().getParent();
            if (parent != null && !Files.isDirectory(parent)) {
                throw CommandFailure.unusable(out + ": its directory does not exist");
            }
        } else if (Files.exists(named) && !Files.isDirectory(named)) {
            throw CommandFailure.unusable(out + ": not a directory, and several documents need one");
        }
        for (Input input : inputs.documents()) {
            targets.put(input, folder ? inFolder(named, input, to) : named);
        }
        refuseDoubles(targets);
        return targets;
    }

    /** Returns where that lies which the XML of this name cannot hold. */
    static Path beside(Path xml) {
        return xml.resolveSibling(stem(xml) + ".beside");
    }

    private static Path inFolder(Path folder, Input input, FileFormat to) {
        Path relative = input.relative();
        return folder.resolve(relative).resolveSibling(stem(relative) + to.suffix());
    }

    private static String stem(Path path) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    private static void refuseDoubles(Map<Input, @Nullable Path> targets) {
        Map<Path, String> taken = new HashMap<>();
        targets.forEach((input, target) -> {
            if (target != null) {
                String other = taken.putIfAbsent(target.toAbsolutePath().normalize(), input.name());
                if (other != null) {
                    throw CommandFailure.unusable(
                            other + " and " + input.name() + " would both become " + target + "; nothing was written");
                }
            }
        });
    }
}
