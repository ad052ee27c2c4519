/** Rows above and below those that are seen, so that scrolling shows no gaps. */
const MARGIN = 8;

/**
 * A list of which only the rows in view are elements of the page, all of the same height.
 *
 * The box is a listbox that keeps the focus itself and names its current row (aria-activedescendant).
 */
export class VirtualList {
  #box;
  #room = document.createElement("div");
  #nodes = new Map();
  #height;
  #draw;
  #need;
  #length = 0;
  #current = -1;
  #waiting = false;

  /**
   * @param box the element that scrolls
   * @param height of a row in pixels
   * @param draw makes the element of a row from its index; a row that looks the same gives the same `key(index)`
   * @param need called with the first index in view and the one after the last
   */
  constructor(box, { height, draw, key, need }) {
    this.#box = box;
    this.#height = height;
    this.#draw = (index) => ({ key: key(index), node: draw(index) });
    this.key = key;
    this.#need = need;
    this.#room.className = "room";
    this.#room.setAttribute("role", "presentation");
    box.append(this.#room);
    box.addEventListener("scroll", () => this.#later(), { passive: true });
    new ResizeObserver(() => this.#later()).observe(box);
  }

  /** The first index in view and the one after the last. */
  get range() {
    const first = Math.floor(this.#box.scrollTop / this.#height);
    return [first, first + Math.ceil(this.#box.clientHeight / this.#height) + 1];
  }

  /** How many rows a page is, for the keys that move by pages. */
  get page() {
    return Math.max(1, Math.floor(this.#box.clientHeight / this.#height) - 1);
  }

  /** Draws what has changed. */
  update(length, current) {
    this.#length = length;
    this.#current = current;
    this.#room.style.height = `${length * this.#height}px`;
    this.#show();
  }

  /** Scrolls no further than needed to show a row. */
  reveal(index) {
    const top = index * this.#height;
    const { scrollTop, clientHeight } = this.#box;
    if (top < scrollTop) {
      this.#box.scrollTop = top;
    } else if (top + this.#height > scrollTop + clientHeight) {
      this.#box.scrollTop = top + this.#height - clientHeight;
    }
  }

  /** Whether a row is wholly in view. */
  sees(index) {
    const top = index * this.#height;
    return top >= this.#box.scrollTop && top + this.#height <= this.#box.scrollTop + this.#box.clientHeight;
  }

  /** Scrolls by whole rows. */
  shift(rows) {
    this.#box.scrollTop += rows * this.#height;
  }

  #later() {
    if (!this.#waiting) {
      this.#waiting = true;
      requestAnimationFrame(() => {
        this.#waiting = false;
        this.#show();
      });
    }
  }

  #show() {
    const [first, end] = this.range;
    const from = Math.max(0, first - MARGIN);
    const to = Math.min(this.#length, end + MARGIN);
    const wanted = new Set(Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i));
    if (this.#current >= 0 && this.#current < this.#length) {
      // A screen reader asks for the current row wherever it has been scrolled to.
      wanted.add(this.#current);
    }
    for (const [index, { node }] of this.#nodes) {
      if (!wanted.has(index)) {
        node.remove();
        this.#nodes.delete(index);
      }
    }
    for (const index of [...wanted].sort((a, b) => a - b)) {
      this.#showRow(index);
    }
    const current = this.#nodes.get(this.#current)?.node.id;
    if (current) {
      this.#box.setAttribute("aria-activedescendant", current);
    } else {
      this.#box.removeAttribute("aria-activedescendant");
    }
    this.#need(from, to);
  }

  #showRow(index) {
    const there = this.#nodes.get(index);
    if (there && there.key === this.key(index)) {
      return;
    }
    const made = this.#draw(index);
    made.node.dataset.index = index;
    made.node.style.transform = `translateY(${index * this.#height}px)`;
    made.node.setAttribute("aria-posinset", index + 1);
    made.node.setAttribute("aria-setsize", this.#length);
    if (there) {
      there.node.replaceWith(made.node);
    } else {
      this.#room.append(made.node);
    }
    this.#nodes.set(index, made);
  }
}
