package io.logclf.bench;

/** How the programs of this module refuse arguments that they cannot use. */
public final class Usage {

    private Usage() {}

    /**
     * Ends the JVM with status 2 and a line that names the arguments, unless they are right.
     *
     * @param arguments their names, as in {@code FOLDER [LINES]}
     */
    public static void require(boolean right, String arguments) {
        if (!right) {
            System.err.println("arguments: " + arguments);
            System.exit(2);
        }
    }
}
