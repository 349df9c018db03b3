// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far the work on many files is; elsewhere it shows nothing. */
final class Progress implements AutoCloseable {
    private static final int MANY = 50;
    private static final int WIDTH = 79;
    private static final String ERASE = "\r" + " ".repeat(WIDTH) + "\r";

    private final Object turn = new Object();
    private final PrintStream screen;
    private final @Nullable ProgressBar bar;
    private boolean drawn;

    Progress(Session session, String task, int files) {
        screen = session.err();
        bar = session.terminal() && files >= MANY
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(files)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new Line())
                        .build()
                : null;
    }

    /** Writes results, with the bar out of their way: both may go to the same terminal. */
    void step(Runnable results) {
        synchronized (turn) {
            erase();
            results.run();
        }
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
        synchronized (turn) {
            erase();
        }
    }

    private void erase() {
        if (drawn) {
            screen.print(ERASE);
            screen.flush();
            drawn = false;
        }
    }

    private final class Line implements ProgressBarConsumer {
        @Override
        public int getMaxRenderedLength() {
            return WIDTH;
        }

        @Override
        public void accept(String rendered) {
            synchronized (turn) {
                screen.print("\r" + rendered);
                screen.flush();
                drawn = true;
            }
        }

        @Override
        public void close() {
            // The terminal stays open.
        }
    }
}
