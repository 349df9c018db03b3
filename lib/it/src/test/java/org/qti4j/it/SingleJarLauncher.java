// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Starts a program from a jar that the system class loader does not know, as launchers of packed applications do. */
final class SingleJarLauncher {
    private SingleJarLauncher() {}

    /** Takes the jar, the main class and its arguments. */
    public static void main(String[] args) throws Exception {
        URL[] jar = {Path.of(args[0]).toUri().toURL()};
        try (URLClassLoader application = new URLClassLoader(jar, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(application);
            application.loadClass(args[1]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 2, args.length));
        }
    }
}
