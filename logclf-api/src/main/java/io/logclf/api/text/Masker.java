package io.logclf.api.text;

import java.util.Objects;

/**
 * Replaces what varies in a log message by placeholders, so that messages of one template become one text.
 *
 * <p>A placeholder is an English word in angle brackets: a sentence encoder knows these words, and splits digits,
 * addresses and identifiers into many tokens that it knows nothing about.
 *
 * <table>
 * <caption>The forms</caption>
 * <thead>
 * <tr><th>form</th><th>examples</th><th>becomes</th></tr>
 * </thead>
 * <tbody>
 * <tr><td>number, also with sign, thousands separators, decimals, exponent</td>
 *     <td>{@code 42}, {@code -7}, {@code 1,234,567}, {@code 0.31}, {@code 1e-5}, version {@code 1.2.3}</td>
 *     <td>{@code <number>}</td></tr>
 * <tr><td>0 that says there are none, or that all went well</td><td>{@code 0 failed}, {@code errors=0}, {@code code 0}, {@code 0/2}</td>
 *     <td>{@code <zero>}</td></tr>
 * <tr><td>number within a word</td><td>{@code user685}, {@code data_6957.csv}</td>
 *     <td>{@code user<number>}, {@code data_<number>.csv}</td></tr>
 * <tr><td>percentage</td><td>{@code 45%}, {@code 99.5 %}</td><td>{@code <percent>}</td></tr>
 * <tr><td>number with a unit of time</td><td>{@code 1583ms}, {@code 3 hours}, {@code 1h30m}</td>
 *     <td>{@code <duration>}</td></tr>
 * <tr><td>number with a unit of bytes or bits</td><td>{@code 512.00 MB}, {@code 64K}, {@code 12 bytes}</td>
 *     <td>{@code <size>}</td></tr>
 * <tr><td>date</td><td>{@code 2025-07-12}, {@code 12/7/2025}, {@code 10 Oct 2025}, {@code Oct 10}, {@code Dec 2025}</td>
 *     <td>{@code <date>}</td></tr>
 * <tr><td>time of day, with fraction, AM or PM, zone</td><td>{@code 8:44}, {@code 00:24:16,123}, {@code 5 PM}</td>
 *     <td>{@code <time>}</td></tr>
 * <tr><td>date with time, in one token or two</td>
 *     <td>{@code 2025-07-12T00:24:16.123Z}, {@code Jun 14 15:16:01}, {@code 10/Oct/2000:13:55:36 -0700}</td>
 *     <td>{@code <date> <time>}</td></tr>
 * <tr><td>IPv4 or IPv6 address, with port, prefix length or zone</td>
 *     <td>{@code 10.0.0.1:8080}, {@code [2001:db8::1]:443}, {@code fe80::1%eth0}</td><td>{@code <ip>}</td></tr>
 * <tr><td>MAC address</td><td>{@code 00:1b:44:11:3a:b7}</td><td>{@code <mac>}</td></tr>
 * <tr><td>UUID</td><td>{@code 4895c258-b2f8-488f-a2a3-4fae63982e48}</td><td>{@code <uuid>}</td></tr>
 * <tr><td>{@code 0x} and hexadecimal digits, or a word of eight or more of them, digits and letters</td>
 *     <td>{@code 0x1F}, {@code 9f86d081}</td><td>{@code <hex>}</td></tr>
 * <tr><td>word with three or more groups of digits</td><td>{@code k7x2m9q}</td><td>{@code <id>}</td></tr>
 * <tr><td>identifier in quotes, unless all of it is one of the other forms</td><td>{@code 'abc-123'}</td>
 *     <td>{@code '<id>'}</td></tr>
 * <tr><td>e-mail address</td><td>{@code jo.doe@example.org}</td><td>{@code <email>}</td></tr>
 * <tr><td>URL</td><td>{@code https://example.org/a?b=c}</td><td>{@code <url>}</td></tr>
 * <tr><td>absolute path of two or more segments with a digit</td><td>{@code /var/spool/job7.out}</td>
 *     <td>{@code <path>}</td></tr>
 * </tbody>
 * </table>
 *
 * <p>Everything else stays as it is. Only a digit from 0 to 9, an {@code @} in an e-mail address and the {@code ://} of
 * a URL make something variable: plain words, {@code facade} and {@code deadbeef} among them, paths of plain words and
 * month names without a number next to them are never changed. Nor are technical words that name one fixed thing, such
 * as {@code ipv4}, {@code sha256}, {@code utf-8}, {@code x86_64}, {@code s3}, {@code k8s} or {@code v1}.
 *
 * <p>Masking is idempotent. After it no digit is left but those of technical words, which every form leaves alone, and
 * a placeholder, which holds no trigger and ends whatever is next to it, cannot complete a form: text after a
 * replacement is judged as if a placeholder stood before it already, and a link that was none does not become one by
 * being cut short. A placeholder that a message brings along stays for the same reason.
 *
 * <p>Time is linear in the length of the message, whatever it holds. Immutable and safe for concurrent use.
 */
public final class Masker {

    private static final Masker STANDARD = new Masker("mask-v2");

    private final String id;

    private Masker(String id) {
        this.id = id;
    }

    /** Returns the masker for the forms listed above. */
    public static Masker standard() {
        return STANDARD;
    }

    /**
     * Returns the name of this behaviour. It stands in the file of what was trained on masked messages, and changes
     * whenever some message would be masked differently.
     */
    public String id() {
        return id;
    }

    /**
     * Returns {@code message} with placeholders for what varies, or the same instance if nothing does.
     *
     * @param message any text, of any length
     * @throws NullPointerException if {@code message} is null
     */
    public String mask(String message) {
        return Scan.mask(Objects.requireNonNull(message, "message"));
    }

    /**
     * Masks a message and keeps what was replaced. Slower than {@link #mask}.
     *
     * @param message any text, of any length
     * @throws NullPointerException if {@code message} is null
     */
    public MaskedMessage maskKeepingValues(String message) {
        return Scan.maskKeepingValues(Objects.requireNonNull(message, "message"));
    }
}
