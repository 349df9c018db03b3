// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs the rows in turns. What slows the machine down for a while slows all rows of a round, so ratios inside a round can be relied on where
 * times cannot. Used once, by one thread.
 */
final class Harness {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Documents documents;
    private final Options options;
    /** Whatever the work says was done; kept, so that nothing is optimised away. */
    private volatile long sink;

    Harness(Documents documents, Options options) {
        this.documents = documents;
        this.options = options;
    }

    /** The works of one row, one for each thread, and how often a turn does all documents. */
    private record Contender(Row row, List<Row.Work> works, int repeats) {}

    /** Measures the rows; the first one is the base of the ratios. */
    List<Figure> measure(List<Row> rows) {
        ExecutorService others = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "bench");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Contender> contenders = new ArrayList<>();
            for (Row row : rows) {
                row.check(documents);
                contenders.add(warm(row));
            }
            int rounds = options.rounds();
            List<Figure.Times> times = new ArrayList<>();
            rows.forEach(row -> times.add(new Figure.Times(new double[rounds], new double[rounds])));
            long[] allocated = new long[rows.size()];
            for (int round = 0; round < rounds; round++) {
                for (int i = 0; i < rows.size(); i++) {
                    Contender contender = contenders.get(i);
                    long before = THREADS.getCurrentThreadAllocatedBytes();
                    long cpu = THREADS.getCurrentThreadCpuTime();
                    times.get(i).wall()[round] = turn(contender, others) / options.threads();
                    times.get(i).cpu()[round] =
                            (double) (THREADS.getCurrentThreadCpuTime() - cpu) / contender.repeats();
                    allocated[i] = (THREADS.getCurrentThreadAllocatedBytes() - before) / contender.repeats();
                }
            }
            List<Figure> figures = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                figures.add(Figure.of(
                        rows.get(i).name(),
                        times.get(i),
                        times.get(0),
                        documents.all().size(),
                        allocated[i]));
            }
            return figures;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        } finally {
            others.shutdownNow();
        }
    }

    private Contender warm(Row row) throws Exception {
        List<Row.Work> works = new ArrayList<>();
        for (int i = 0; i < options.threads(); i++) {
            works.add(row.maker().make());
        }
        long start = System.nanoTime();
        long last;
        do {
            long before = System.nanoTime();
            pass(works.get(0), 1);
            last = System.nanoTime() - before;
        } while (System.nanoTime() - start < options.warmMillis() * 1e6);
        return new Contender(row, works, (int) Math.max(1, Math.round(options.chunkMillis() * 1e6 / last)));
    }

    /** Returns the time in which all threads do all documents, for one repeat. */
    private double turn(Contender contender, ExecutorService others) throws Exception {
        long start = System.nanoTime();
        List<Future<Long>> running = new ArrayList<>();
        for (Row.Work work : contender.works().subList(1, contender.works().size())) {
            Callable<Long> task = () -> pass(work, contender.repeats());
            running.add(others.submit(task));
        }
        long seen = pass(contender.works().get(0), contender.repeats());
        for (Future<Long> each : running) {
            seen += each.get();
        }
        double nanos = System.nanoTime() - start;
        sink += seen;
        return nanos / contender.repeats();
    }

    private long pass(Row.Work work, int repeats) throws Exception {
        long seen = 0;
        for (int i = 0; i < repeats; i++) {
            for (Document document : documents.all()) {
                seen += work.of(document);
            }
        }
        return seen;
    }
}
