package io.logclf.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Saves a bundle and stops for ever in the middle, to be killed; or saves many, one after the other. */
final class SavingRun {

    static final String STOPPED = "stopped";
    static final String DONE = "done";

    private SavingRun() {}

    /** Arguments: target, label, and where to stop ({@code content}, {@code renames}) or how often to save. */
    public static void main(String[] args) throws IOException {
        Path target = Path.of(args[0]);
        BundleContent content = Bundles.keyword(args[1]);
        Providers providers = Providers.find(List.of());
        switch (args[2]) {
            case "content" ->
                new BundleSave(target, providers, () -> {}).save(folder -> {
                    Files.writeString(folder.resolve("pipeline.yaml"), "format: 1\nsta");
                    stop();
                });
            case "renames" -> new BundleSave(target, providers, SavingRun::stop).save(content);
            default -> {
                for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                    Bundle.save(target, content);
                }
                System.out.println(DONE);
            }
        }
    }

    private static void stop() {
        System.out.println(STOPPED);
        try {
            // Nobody answers: the other side kills.
            if (System.in.read() < 0) {
                System.out.println("the input ended");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
