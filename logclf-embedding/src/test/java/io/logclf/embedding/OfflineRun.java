package io.logclf.embedding;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.Permission;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a child JVM of a test does: encodes a text while every use of the network is recorded and refused. */
@SuppressWarnings("removal") // Of Java 17, the lowest version, it is the one way to see what a library connects to.
final class OfflineRun {

    static final String ATTEMPTS = "attempts: ";
    static final String OWN = "own attempts: ";

    private static final List<String> RECORDED = new CopyOnWriteArrayList<>();

    private OfflineRun() {}

    public static void main(String[] args) {
        System.setSecurityManager(new Recorder());
        EncodingRun.main(args);
        System.out.println(ATTEMPTS + RECORDED);
        RECORDED.clear();
        int refused = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), 9)) {
            System.out.println("connected to " + socket);
        } catch (IOException | SecurityException e) {
            refused++;
        }
        try (ServerSocket socket = new ServerSocket(0)) {
            System.out.println("listens at " + socket);
        } catch (IOException | SecurityException e) {
            refused++;
        }
        System.out.println(OWN + refused + " refused, " + RECORDED.size() + " recorded");
    }

    private static final class Recorder extends SecurityManager {

        @Override
        public void checkPermission(Permission permission) {
            // Everything but the network is allowed.
        }

        @Override
        public void checkConnect(String host, int port) {
            RECORDED.add("connect " + host + ":" + port);
            throw new SecurityException("no network");
        }

        @Override
        public void checkConnect(String host, int port, Object context) {
            checkConnect(host, port);
        }

        @Override
        public void checkListen(int port) {
            RECORDED.add("listen " + port);
            throw new SecurityException("no network");
        }
    }
}
