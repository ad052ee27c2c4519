package io.logclf.server.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Trees of all that JSON can hold, for tests that write and read them. */
final class RandomTrees {

    private static final String CHARS = "ab\"\\/\b\f\n\r\t\0\u001f\u007f\u0085\u2028<>&'{}[]:,ü漢\ufeff";

    private final Random random;

    RandomTrees(long seed) {
        random = new Random(seed);
    }

    Map<String, Object> object(int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(text(), value(depth - 1));
        }
        return object;
    }

    /** Any text that is valid, with what has to be escaped more often than other characters. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            if (random.nextInt(4) == 0) {
                text.appendCodePoint(0x1F600 + random.nextInt(64));
            } else {
                text.append(CHARS.charAt(random.nextInt(CHARS.length())));
            }
        }
        return text.toString();
    }

    private Object value(int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 5)) {
            case 0 -> text();
            case 1 -> random.nextLong();
            case 2 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            case 3 -> random.nextBoolean();
            case 4 -> null;
            case 5 -> list(depth);
            default -> object(depth);
        };
    }

    private List<Object> list(int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(value(depth - 1));
        }
        return list;
    }
}
