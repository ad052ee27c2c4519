package io.logclf.defaults;

import io.logclf.api.ClassificationPipeline;
import io.logclf.bundle.Bundle;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Labels the lines of a file by the bundle of a folder, and prints each class outside the JDK that uses reflection meanwhile. */
public final class ReflectionRun {

    static final String DONE = "labelled ";

    private ReflectionRun() {}

    /** Arguments: folder, file. */
    @SuppressWarnings("removal")
    public static void main(String[] args) throws Exception {
        Recorder recorder = new Recorder();
        System.setSecurityManager(recorder);
        // What the recorder must see.
        Proxy.newProxyInstance(
                ReflectionRun.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null);
        ReflectionRun.class.getDeclaredConstructor().setAccessible(true);
        List<String> lines = Files.readAllLines(Path.of(args[1]));
        int labelled = 0;
        try (ClassificationPipeline pipeline = Bundle.load(Path.of(args[0])).pipeline()) {
            for (String line : lines) {
                labelled += pipeline.classify("", line).label().isPresent() ? 1 : 0;
            }
        }
        recorder.callers.forEach(System.out::println);
        System.out.println(DONE + labelled);
    }

    /** Allows everything, and remembers who asked for what is private. */
    @SuppressWarnings("removal")
    private static final class Recorder extends SecurityManager {

        private static final Set<String> REFLECTION = Set.of(
                "accessDeclaredMembers", "suppressAccessChecks", "reflectionFactoryAccess", "getProxyClassLoader");

        final Set<String> callers = new TreeSet<>();
        private boolean inside;

        @Override
        public void checkPermission(Permission permission) {
            if (inside || !REFLECTION.contains(permission.getName())) {
                return;
            }
            inside = true;
            // The caller is the first that is neither the recorder nor of Java's reflection.
            Arrays.stream(new Throwable().getStackTrace())
                    .map(StackTraceElement::getClassName)
                    .filter(name -> !name.startsWith(Recorder.class.getName())
                            && !name.startsWith("java.lang.Class")
                            && !name.startsWith("java.lang.SecurityManager")
                            && !name.startsWith("java.lang.reflect.")
                            && !name.startsWith("java.security."))
                    .findFirst()
                    .filter(name -> !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun."))
                    .ifPresent(callers::add);
            inside = false;
        }
    }
}
