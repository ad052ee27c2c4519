package io.logclf.api.text;

/**
 * Words that hold a digit and yet name one fixed thing: a protocol, an algorithm, an encoding, a product.
 *
 * <p>A run of letters and digits is judged as a whole, and its neighbours only by whether they are part of a word.
 * A placeholder is not: a word that is kept once is kept whenever the masked message is masked again.
 *
 * <p>Without this, {@code SHA256} and {@code SHA512} would be one template, and the encoder would lose a word that it knows. The
 * list has what occurs often in logs; to change it changes masked messages, and takes a new {@link Masker#id}.
 */
final class TechnicalWords {

    private static final WordTable WORDS = WordTable.of("ipv4 ipv6 h2 h2c http2 http3 p2p b2b oauth2 x509 s3 ec2 k8s "
            + "sha1 sha224 sha256 sha384 sha512 md5 crc32 base64 base32 pbkdf2 ed25519 aes128 aes256 2fa "
            + "utf8 utf16 utf32 latin1 x86 x64 amd64 arm64 aarch64 i386 i686 win32 win64 int32 int64 uint32 uint64 "
            + "float32 float64 log4j slf4j db2 neo4j mp3 mp4 h264 h265 i18n l10n a11y "
            + "v1 v2 v3 v4 v5 v6 v7 v8 v9");

    private static final WordTable AFTER_UTF = WordTable.of("8 16 32");
    private static final WordTable AFTER_X86 = WordTable.of("64");

    private TechnicalWords() {}

    /**
     * Says whether a run of letters and digits stays as it is.
     *
     * @param kinds the {@link Chars#kind} bits that at least one of its characters has: each technical word has a letter, but for
     *     the ends of compounds
     */
    static boolean contains(Text text, int start, int end, int kinds) {
        // "v1" is a name, the start of "v1.2.3" is a version.
        boolean version = text.at(end) == '.' && Chars.isDigit(text.at(end + 1));
        return !version
                && (((kinds & Chars.LETTER) != 0 && WORDS.contains(text, start, end))
                        || endsCompound(text, start, end));
    }

    /** Says whether every digit from {@code start} to {@code end} is part of a technical word. */
    static boolean holdAllDigits(Text text, int start, int end) {
        int i = start;
        while (i < end) {
            int runStart = i;
            int seen = 0;
            while (i < end && Chars.isWord(text.at(i))) {
                seen |= Chars.kind(text.at(i));
                i++;
            }
            if ((seen & Chars.DIGIT) != 0 && !contains(text, runStart, i, seen)) {
                return false;
            }
            i++;
        }
        return true;
    }

    /** The last part of utf-8, utf-16, utf-32 and x86_64. */
    private static boolean endsCompound(Text text, int start, int end) {
        char before = text.before(start);
        return (before == '-' && isAfter(text, start, "utf-") && AFTER_UTF.contains(text, start, end))
                || (before == '_' && isAfter(text, start, "x86_") && AFTER_X86.contains(text, start, end));
    }

    private static boolean isAfter(Text text, int start, String prefix) {
        int prefixStart = start - prefix.length();
        if (prefixStart < text.floor() || Chars.isWord(text.before(prefixStart))) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            char c = text.at(prefixStart + i);
            boolean same = c == prefix.charAt(i) || (Chars.isUpper(c) && (c | 0x20) == prefix.charAt(i));
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
