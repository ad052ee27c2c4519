const SIZE = 100;

/**
 * A long list of which only what was looked at has been fetched, in pages. Rows are objects with an id.
 *
 * What is fetched is laid over by `overlay`, so that a change that the server has not confirmed yet is not undone by an answer from before it.
 */
export class Pages {
  #fetchPage;
  #overlay;
  #changed;
  #rows = [];
  #asked = new Set();
  /** Answers to questions from before the last reset do not count. */
  #round = 0;
  rowsInAll = 0;

  /**
   * @param fetchPage gives the promise of {total, rows, groups} from an offset, at most a limit of them
   * @param changed called when rows are there, or others
   * @param overlay gives what to show for a fetched row; null for nothing
   */
  constructor(fetchPage, changed, overlay = (row) => row) {
    this.#fetchPage = fetchPage;
    this.#changed = changed;
    this.#overlay = overlay;
  }

  get length() {
    return this.#rows.length;
  }

  /** The row at an index; undefined if it has not been fetched. */
  at(index) {
    return this.#rows[index];
  }

  /** Where a row is among those fetched; -1 if it is not. */
  indexOf(id) {
    // Unlike findIndex, this does not visit what was never fetched.
    let found = -1;
    this.#rows.some((row, i) => row.id === id && (found = i) >= 0);
    return found;
  }

  /** Fetches what is missing between two indices. */
  async need(from, to) {
    for (let i = Math.max(0, from); i < Math.min(to, this.length); i++) {
      const page = Math.floor(i / SIZE);
      if (this.#rows[i] === undefined && !this.#asked.has(page)) {
        this.#asked.add(page);
        const round = this.#round;
        try {
          const answer = await this.#fetchPage(page * SIZE, SIZE);
          if (round === this.#round) {
            // A page with nothing on it is not asked for again, whatever the total says.
            const empty = answer.groups.length === 0;
            this.#put(page * SIZE, answer);
            if (!empty) {
              this.#asked.delete(page);
            }
            this.#changed();
          }
        } catch (error) {
          this.#asked.delete(page);
          throw error;
        }
      }
    }
  }

  /** Fetches again what is between two indices, and forgets the rest; what is shown stays until the answer is there. */
  async fetchAgain(from, to) {
    const round = ++this.#round;
    this.#asked.clear();
    const first = Math.max(0, Math.floor(from / SIZE)) * SIZE;
    const limit = Math.max(SIZE, Math.min(5 * SIZE, Math.ceil((to - first) / SIZE) * SIZE));
    const answer = await this.#fetchPage(first, limit);
    if (round === this.#round) {
      this.#rows = [];
      this.#put(first, answer);
      this.#changed();
    }
  }

  #put(offset, { total, rows, groups }) {
    this.#rows.length = total;
    this.rowsInAll = rows;
    const gone = [];
    groups.forEach((row, i) => {
      const shown = this.#overlay(row);
      if (offset + i < total) {
        this.#rows[offset + i] = shown ?? row;
      }
      if (shown === null) {
        gone.push(offset + i);
      }
    });
    gone.reverse().forEach((index) => this.removeAt(index));
  }

  /** Shows another object in the place of the one with the same id, if that was fetched. */
  replace(row) {
    const index = this.indexOf(row.id);
    if (index >= 0) {
      this.#rows[index] = row;
    }
  }

  removeAt(index) {
    this.#rows.splice(index, 1);
  }

  insertAt(index, row) {
    // A splice beyond the end would not leave the gap that has not been fetched.
    this.#rows.splice(Math.min(index, this.length), 0, row);
  }
}
