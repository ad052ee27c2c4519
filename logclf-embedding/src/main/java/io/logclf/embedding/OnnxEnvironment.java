package io.logclf.embedding;

import ai.onnxruntime.OrtEnvironment;
import io.logclf.head.ModelException;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's environment, of which a process has one. When the JVM ends, ONNX Runtime frees it although other threads are
 * still encoding, and the process crashes (onnxruntime issue 31352): a host that finishes its work in a shutdown hook, or whose
 * threads just go on until the end, dies with SIGSEGV. The native environment counts who uses it, and so this takes a second
 * share, which nobody gives back.
 */
final class OnnxEnvironment {

    private static final Logger LOG = LoggerFactory.getLogger(OnnxEnvironment.class);
    private static final int LOG_LEVEL_WARNING = 2;

    /** Whether the second share is taken. */
    private static boolean kept;

    private OnnxEnvironment() {}

    /**
     * Returns the environment.
     *
     * @throws ModelException if the native library cannot be loaded
     */
    static synchronized OrtEnvironment get() {
        try {
            OrtEnvironment environment = OrtEnvironment.getEnvironment();
            if (!kept) {
                keep();
                unpacked().ifPresent(UnpackedLibraries::sweep);
                kept = true;
            }
            return environment;
        } catch (UnsatisfiedLinkError | ExceptionInInitializerError | NoClassDefFoundError e) {
            throw new EncoderUnavailableException(
                    "the native library of ONNX Runtime cannot be unpacked into " + System.getProperty("java.io.tmpdir")
                            + " and loaded from there: make room there, or name another folder with -Djava.io.tmpdir=...; "
                            + EncoderUnavailableException.platforms(e),
                    e);
        }
    }

    /** The folder into which ONNX Runtime has unpacked itself; there is no public method for it. */
    private static Optional<Path> unpacked() {
        try {
            Field folder = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("tempDirectory");
            folder.setAccessible(true);
            return Optional.ofNullable((Path) folder.get(null));
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            LOG.debug("Libraries that ONNX Runtime has unpacked stay until the JVM ends", e);
            return Optional.empty();
        }
    }

    /** There is no public method for it. Without it all works but the end of the JVM while texts are encoded. */
    private static void keep() {
        try {
            Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
            api.setAccessible(true);
            Method create = OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
            create.setAccessible(true);
            create.invoke(null, api.getLong(null), LOG_LEVEL_WARNING, "logclf");
        } catch (ReflectiveOperationException | InaccessibleObjectException e) {
            LOG.debug("ONNX Runtime's environment ends before its users when the JVM ends", e);
        }
    }
}
