// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.io.File;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Path;
import java.security.Permission;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Guards this process: from {@link #arm} on, every attempt to reach a server, and every file but the program's own that is touched, is recorded
 * and refused. URLs and sockets are guarded by the JDK's own extension points; files by a security manager, which Java has up to version 23.
 */
final class NoAccess {
    private static final Queue<String> ATTEMPTS = new ConcurrentLinkedQueue<>();
    private static final List<Path> OWN = Stream.concat(
                    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)),
                    Stream.of(System.getProperty("java.home")))
            .map(path -> Path.of(path).toAbsolutePath().normalize())
            .toList();

    private NoAccess() {}

    /** Returns what was attempted so far. */
    static List<String> attempts() {
        return List.copyOf(ATTEMPTS);
    }

    /** Returns whether files are guarded, too. */
    @SuppressWarnings("deprecation")
    static boolean arm() throws IOException {
        // The JDK keeps file: and jrt: to itself; jar: is how the program's own resources are read.
        URL.setURLStreamHandlerFactory(protocol -> protocol.equals("jar") ? null : new Nothing());
        ProxySelector.setDefault(new NoProxy());
        Socket.setSocketImplFactory(() -> {
            throw refused("socket");
        });
        java.net.ServerSocket.setSocketFactory(() -> {
            throw refused("server socket");
        });
        return guardFiles();
    }

    @SuppressWarnings("removal")
    private static boolean guardFiles() {
        // What the JDK reads once for itself, such as its time zone or the size of the machine, is read before.
        java.time.ZonedDateTime.now().toString();
        try {
            System.setSecurityManager(new FileGuard());
            return true;
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    private static SecurityException refused(String what) {
        ATTEMPTS.add(what);
        return new SecurityException("refused: " + what);
    }

    private static boolean own(String file) {
        Path path = Path.of(file).toAbsolutePath().normalize();
        // A folder above a jar is asked about when the jar's path is resolved.
        return OWN.stream().anyMatch(own -> path.startsWith(own) || own.startsWith(path));
    }

    /** Opens nothing. */
    private static final class Nothing extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            throw refused("URL " + url);
        }

        @Override
        protected URLConnection openConnection(URL url, Proxy proxy) {
            throw refused("URL " + url);
        }
    }

    private static final class NoProxy extends ProxySelector {
        @Override
        public List<Proxy> select(URI uri) {
            throw refused("connection to " + uri);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            throw refused("connection to " + uri);
        }
    }

    @SuppressWarnings("removal")
    private static final class FileGuard extends SecurityManager {
        private static final Set<String> DEVICES = Set.of("/dev/random", "/dev/urandom");

        @Override
        public void checkPermission(Permission permission) {
            if (permission instanceof java.io.FilePermission file) {
                if (!(file.getActions().startsWith("read")
                        && (own(file.getName()) || DEVICES.contains(file.getName())))) {
                    throw refused("file " + file.getActions() + " " + file.getName());
                }
            } else if (permission instanceof java.net.SocketPermission) {
                throw refused("network " + permission.getActions() + " " + permission.getName());
            }
        }

        @Override
        public void checkPermission(Permission permission, Object context) {
            checkPermission(permission);
        }
    }
}
