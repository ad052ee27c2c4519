/**
 * Files that appear under their name when they are complete: {@link io.logclf.io.output.AtomicOutputFile}
 * writes to a hidden file in the same folder and renames it when it is committed, so that no reader meets half
 * an output and an earlier file survives a failure. {@link io.logclf.io.output.WriterLock} keeps a second
 * process from writing to the same place. Threads: one writes a file; a lock belongs to its process.
 */
@NullMarked
package io.logclf.io.output;

import org.jspecify.annotations.NullMarked;
