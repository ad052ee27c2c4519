package io.logclf.embedding;

/** Ends the JVM while a thread is encoding, as a server does that finishes what runs. Prints how many texts it encoded. */
final class EndingRun {

    static final String DONE = "encoded while the JVM ended: ";
    static final int TEXTS = 300;

    private EndingRun() {}

    public static void main(String[] args) {
        OnnxTextEncoder encoder = OnnxTextEncoder.miniLm();
        Thread worker = new Thread(() -> {
            for (int text = 0; text < TEXTS; text++) {
                encoder.encode("disk " + text + " of node " + text % 7 + " is full");
            }
            System.out.println(DONE + TEXTS);
        });
        // Hooks run at the same time, that of ONNX Runtime as well.
        Runtime.getRuntime().addShutdownHook(worker);
        System.exit(0);
    }
}
