package io.logclf.app;

import java.lang.reflect.Proxy;

/** The signal SIGHUP, by which services are told to read their files again. */
final class HangUp {

    private HangUp() {}

    /** Runs something at every signal from now on; returns false where the system has no such signal. */
    static boolean handle(Runnable action) {
        // By reflection: the compiler warns of the class in a way that no option but -Xlint:none silences.
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    HangUp.class.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
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
