package io.logclf.head.opposites;

/**
 * On which side of which axes a wording stands: a bit for each axis. Both sides of one may be there, and
 * then it says nothing. Immutable; all operations are on all axes at once.
 *
 * @param left axes whose left side has a word in it
 * @param right axes whose right side has
 */
public record Polarity(long left, long right) {

    /** On no side of any axis. */
    public static final Polarity NONE = new Polarity(0, 0);

    /** Returns what two wordings say together. */
    public Polarity with(Polarity other) {
        return new Polarity(left | other.left, right | other.right);
    }

    /** Returns the opposite. */
    public Polarity turned() {
        return new Polarity(/* left= */ right, /* right= */ left);
    }

    /** Returns what is said on one side only. */
    public Polarity clear() {
        return new Polarity(left & ~right, right & ~left);
    }

    /** Tells whether some axis has this on one side and the other on the other. */
    public boolean opposes(Polarity other) {
        return ((left & other.right) | (right & other.left)) != 0;
    }

    /** Returns what is said here and not there. */
    public Polarity without(Polarity other) {
        return new Polarity(left & ~other.left, right & ~other.right);
    }

    /** Returns what both say. */
    public Polarity and(Polarity other) {
        return new Polarity(left & other.left, right & other.right);
    }

    /** Returns the part on these axes. */
    Polarity on(long axes) {
        return new Polarity(left & axes, right & axes);
    }

    /** Tells whether it is on no side. */
    public boolean isNone() {
        return (left | right) == 0;
    }
}
