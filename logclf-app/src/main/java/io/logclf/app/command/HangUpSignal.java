package io.logclf.app.command;

import java.lang.reflect.Proxy;

/**
 * The signal SIGHUP, by which services are told by convention to read their files again: {@code
 * kill -HUP}, {@code systemctl reload}.
 */
final class HangUpSignal {

    private HangUpSignal() {}

    /**
     * Runs an action at every signal from now on, on a thread of the JVM's signal dispatcher: an
     * exception that it throws is seen by nobody.
     *
     * @return whether the system has such a signal and lets this process handle it; Windows does
     *     not, and a JVM started with {@code -Xrs} does not either
     */
    static boolean handle(Runnable action) {
        // By reflection: the compiler warns of the class in a way that no option but -Xlint:none silences.
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    HangUpSignal.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), proxy);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }
}
