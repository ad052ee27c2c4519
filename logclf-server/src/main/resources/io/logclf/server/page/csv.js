/** Reads an answer piece by piece: cells in quotes hold delimiters, line breaks and doubled quotes. */
export class CsvParser {
  #head = "";
  #delimiter;
  #row = [];
  #cell = "";
  #quoted = false;
  #afterQuote = false;
  #any = false;
  #afterReturn = false;

  /** @param onRow told of every row, as an array of cells */
  constructor(onRow) {
    this.onRow = onRow;
  }

  /** Reads on; a row may go on in the next piece. The delimiter is that of the columns that every answer has. */
  add(text) {
    if (this.#delimiter) {
      this.#read(text);
      return;
    }
    this.#head += text;
    this.#delimiter = /target_label(.)confidence/s.exec(this.#head)?.[1];
    if (this.#delimiter) {
      this.#read(this.#head);
      this.#head = "";
    }
  }

  #read(text) {
    for (const c of text) {
      if (this.#quoted) {
        if (this.#afterQuote) {
          this.#afterQuote = false;
          if (c === '"') {
            this.#cell += c;
            continue;
          }
          this.#quoted = false;
          this.#plain(c);
        } else if (c === '"') {
          this.#afterQuote = true;
        } else {
          this.#cell += c;
        }
      } else {
        this.#plain(c);
      }
    }
  }

  /** Ends the last row, if its line did not. */
  end() {
    if (this.#any) {
      this.#endRow();
    }
  }

  #plain(c) {
    if (c === "\n" && this.#afterReturn) {
      this.#afterReturn = false;
      return;
    }
    this.#afterReturn = c === "\r";
    if (c === "\n" || c === "\r") {
      this.#endRow();
    } else if (c === this.#delimiter) {
      this.#row.push(this.#cell);
      this.#cell = "";
      this.#any = true;
    } else if (c === '"' && this.#cell === "") {
      this.#quoted = true;
      this.#any = true;
    } else {
      this.#cell += c;
      this.#any = true;
    }
  }

  #endRow() {
    this.#row.push(this.#cell);
    this.onRow(this.#row);
    this.#row = [];
    this.#cell = "";
    this.#quoted = false;
    this.#afterQuote = false;
    this.#any = false;
  }
}
