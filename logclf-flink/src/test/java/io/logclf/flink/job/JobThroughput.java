package io.logclf.flink.job;

import com.sun.management.OperatingSystemMXBean;
import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import io.logclf.flink.ClassifiedEntry;
import io.logclf.flink.ClassifiedEntryTypeFactory;
import io.logclf.flink.Cluster;
import io.logclf.flink.LogClassification;
import io.logclf.flink.TestBundle;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Messages a second of the operator in a job, and of a plain loop over the library with as many threads, in turns. What it takes
 * to start a job and to load a bundle is left out on both sides; a job's messages are made in the task, so that nothing but the job
 * is measured. Processor time tells how much of the difference is work, and how much is other programs on the machine.
 *
 * <p>Arguments: the number of messages, the number of repetitions, and folders of bundles. For a folder named {@code rules}, a
 * bundle with rules alone is made of {@code models/default}.
 */
final class JobThroughput {

    private static final String[] PARTS = {"loom", "kiln", "crane", "pump", "gate", "valve", "scale", "ledger"};
    private static final String[] THINGS = {
        "a parcel", "one pallet", "the duty plan", "an invoice", "a badge", "the load"
    };
    private static final String[] EVENTS = {
        "User k.lee%d logged in",
        "nightly copy of volume %d is done",
        "%p accepted %t from 10.0.%d.7 and put it in the queue",
        "%p lost its link after %d ms while it was sending %t",
        "%p refused %t because shelf %d is full",
        "Leave request LR-%d withdrawn by clerk %d",
        "%p needs maintenance after %d hours, %t waits",
        "lease of worker %d ended, its %t goes to the next"
    };

    private static final AtomicLong FIRST = new AtomicLong();
    private static final AtomicLong FIRST_CPU = new AtomicLong();
    private static final AtomicLong LAST = new AtomicLong();
    private static final AtomicLong LAST_CPU = new AtomicLong();

    private JobThroughput() {}

    public static void main(String... args) throws Exception {
        long messages = Long.parseLong(args[0]);
        int repetitions = Integer.parseInt(args[1]);
        System.out.println(
                "bundle, parallelism: messages/s library, job, ratio; per second of processor time: the same");
        for (int i = 2; i < args.length; i++) {
            Path bundle = args[i].equals("rules") ? rulesAlone() : Path.of(args[i]);
            for (int parallelism = 1; parallelism <= 2; parallelism++) {
                compare(args[i], bundle, parallelism, messages, repetitions);
            }
        }
    }

    private static void compare(String name, Path bundle, int parallelism, long messages, int repetitions)
            throws Exception {
        List<Speed> library = new ArrayList<>();
        List<Speed> job = new ArrayList<>();
        for (int i = 0; i <= repetitions; i++) {
            Speed fromLibrary = library(bundle, parallelism, messages);
            Speed fromJob = job(bundle, parallelism, messages);
            if (i > 0) { // The first warms up.
                library.add(fromLibrary);
                job.add(fromJob);
                print(name + ", " + parallelism + ", repetition " + i, fromLibrary, fromJob);
            }
        }
        print(name + ", " + parallelism + ", median", Speed.median(library), Speed.median(job));
    }

    private static void print(String what, Speed library, Speed job) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f %,.0f %.2f; %,.0f %,.0f %.2f%n",
                what,
                library.perSecond(),
                job.perSecond(),
                job.perSecond() / library.perSecond(),
                library.perCpuSecond(),
                job.perCpuSecond(),
                job.perCpuSecond() / library.perCpuSecond());
    }

    private static Speed library(Path bundle, int threads, long messages) throws InterruptedException {
        try (ClassificationPipeline pipeline = Bundle.load(bundle).pipeline()) {
            System.gc();
            long start = System.nanoTime();
            long startCpu = cpu();
            List<Thread> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                long from = messages * thread / threads;
                long to = messages * (thread + 1) / threads;
                Thread worker = new Thread(() -> {
                    for (long number = from; number < to; number++) {
                        Row row = row(number);
                        TestBundle.labelled(row, pipeline.classify(row.source(), row.message()), false);
                    }
                });
                worker.start();
                running.add(worker);
            }
            for (Thread worker : running) {
                worker.join();
            }
            return Speed.of(messages, System.nanoTime() - start, cpu() - startCpu);
        }
    }

    private static Speed job(Path bundle, int parallelism, long messages) throws Exception {
        System.gc();
        FIRST.set(0);
        StreamExecutionEnvironment env = Cluster.of(parallelism);
        LogClassification.of(bundle)
                .classify(
                        env.fromSequence(0, messages - 1)
                                .map(JobThroughput::row)
                                .returns(RowSerializer.type()),
                        Row::source,
                        Row::message)
                .map(new Timed())
                .returns(ClassifiedEntryTypeFactory.of(RowSerializer.type()))
                .sinkTo(new DiscardingSink<>());
        env.execute();
        return Speed.of(messages, LAST.get() - FIRST.get(), LAST_CPU.get() - FIRST_CPU.get());
    }

    private static Path rulesAlone() throws Exception {
        Path folder = Files.createTempDirectory("rules");
        Files.copy(Path.of("models/default/rules.yaml"), folder.resolve("rules.yaml"));
        Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nstages: [regex]\n");
        return folder;
    }

    private static Row row(long number) {
        int mixed = (int) ((number * 0x9E3779B97F4A7C15L) >>> 33);
        String message = EVENTS[mixed % EVENTS.length]
                .replace("%p", PARTS[mixed / 8 % PARTS.length])
                .replace("%t", THINGS[mixed / 64 % THINGS.length])
                .replace("%d", Integer.toString(mixed % 251));
        return Row.of("bench", message);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private record Speed(double perSecond, double perCpuSecond) {

        static Speed of(long messages, long nanos, long cpuNanos) {
            return new Speed(messages * 1e9 / nanos, messages * 1e9 / cpuNanos);
        }

        static Speed median(List<Speed> speeds) {
            return new Speed(
                    middle(speeds.stream().map(Speed::perSecond).toList()),
                    middle(speeds.stream().map(Speed::perCpuSecond).toList()));
        }

        private static double middle(List<Double> values) {
            return values.stream().sorted(Comparator.naturalOrder()).toList().get(values.size() / 2);
        }
    }

    /** Notes when the first message is through the stages before, and when the last is. */
    private static final class Timed extends RichMapFunction<ClassifiedEntry<Row>, ClassifiedEntry<Row>> {

        private boolean begun;

        @Override
        public ClassifiedEntry<Row> map(ClassifiedEntry<Row> entry) {
            if (!begun) {
                begun = true;
                if (FIRST.compareAndSet(0, System.nanoTime())) {
                    FIRST_CPU.set(cpu());
                }
            }
            return entry;
        }

        @Override
        public void close() {
            LAST.set(System.nanoTime());
            LAST_CPU.set(cpu());
        }
    }
}
