'use strict';
// Menu, contents and search. Without scripts all pages can be read; there is no search then.

const root = document.documentElement.dataset.root;
const byId = (id) => document.getElementById(id);
const phone = matchMedia('(max-width: 50rem)');
document.documentElement.classList.add('scripted');

const menu = byId('menu');
const menuButton = byId('menu-button');
menuButton.hidden = false;
menuButton.addEventListener('click', () => {
  menuButton.setAttribute('aria-expanded', String(menu.classList.toggle('open')));
});
menu.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });

const contents = document.querySelector('.contents details');
if (contents) {
  contents.open = matchMedia('(min-width: 75.01rem)').matches;
  const links = new Map([...contents.querySelectorAll('a')].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map(byId);
  const follow = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < 120).pop();
    links.forEach((link, id) => link.classList.toggle('here', id === passed?.id));
  };
  addEventListener('scroll', follow, { passive: true });
  follow();
}

// What is wider than the page can be scrolled by keyboard too.
const reachable = () => document.querySelectorAll('.table, pre').forEach((element) => {
  element.toggleAttribute('tabindex', false);
  if (element.scrollWidth > element.clientWidth) {
    element.tabIndex = 0;
  }
});
addEventListener('resize', reachable);
reachable();

const box = byId('search');
const found = byId('found');
const results = byId('results');
let index = null;
let chosen = -1;
document.querySelector('.search').hidden = false;

const script = (name) => new Promise((loaded, failed) => {
  const element = document.createElement('script');
  element.src = root + 'assets/' + name;
  element.onload = loaded;
  element.onerror = failed;
  document.head.append(element);
});

// Loaded when somebody wants to search, and from scripts: a page from a file may not fetch.
const load = () => index ??= Promise.all([script('lunr.js'), script('search-index.js')]).then(() => {
  lunr.tokenizer.separator = /[^\p{L}\p{N}]/u;
  return lunr(function () {
    this.ref('id');
    this.field('heading', { boost: 6 });
    this.field('page', { boost: 2 });
    this.field('text');
    window.logclfSections.forEach((section) => {
      // Names of types are found by their parts too.
      const heading = section.heading + ' ' + section.heading.replace(/([a-z])(?=[A-Z])/g, '$1 ');
      this.add({ ...section, heading }, { boost: section.url.startsWith('api/') ? 1 : 2 });
    });
  });
});

const words = (query) => {
  const all = lunr.tokenizer(query).map(String);
  const telling = all.filter(lunr.stopWordFilter);
  return telling.length ? telling : all;
};

// The sections with a word, or a longer one that begins with it; if there are none, with one that is a letter off, or that begins alike.
const sections = (engine, word) => {
  const hits = engine.query((query) => {
    query.term(word, { boost: 5 });
    query.term(word, { wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false });
  });
  if (hits.length || word.length < 5) {
    return hits;
  }
  const near = engine.query((query) => query.term(word, { editDistance: 1 }));
  const beginning = word.slice(0, Math.max(4, word.length / 2)) + '*';
  return near.length ? near : engine.query((query) => query.term(beginning, { usePipeline: false }));
};

// Those that have all words, or else any of them; best first.
const lookUp = (engine, query) => {
  const asked = words(query);
  const found = new Map();
  for (const hit of asked.flatMap((word) => sections(engine, word))) {
    const one = found.get(hit.ref) ?? { ...window.logclfSections[hit.ref], score: 0, words: 0, terms: [...asked] };
    one.score += hit.score;
    one.words++;
    one.terms.push(...Object.keys(hit.matchData.metadata));
    found.set(hit.ref, one);
  }
  const most = Math.max(...[...found.values()].map((one) => one.words));
  return [...found.values()].filter((one) => one.words === most).sort((a, b) => b.score - a.score);
};

// Marks the words that begin with one of the terms.
const marked = (text, terms) => {
  const longest = terms.sort((a, b) => b.length - a.length).join('|');
  return text.split(new RegExp('((?<![\\p{L}\\p{N}])(?:' + longest + ')\\p{L}*)', 'giu')).map((part, i) => {
    if (i % 2 === 0) {
      return part;
    }
    const mark = document.createElement('mark');
    mark.textContent = part;
    return mark;
  });
};

// Some words around the first place where one of the terms stands.
const excerpt = (text, terms) => {
  const places = terms.map((term) => text.toLowerCase().indexOf(term)).filter((at) => at >= 0);
  const at = Math.max(0, (places.length ? Math.min(...places) : 0) - 60);
  const begin = at === 0 ? 0 : text.indexOf(' ', at) + 1;
  const part = text.slice(begin, begin + 180);
  return (begin > 0 ? '… ' : '') + (begin + 180 < text.length ? part.replace(/\s\S*$/, ' …') : part);
};

const option = (hit, i) => {
  const link = document.createElement('a');
  link.href = root + hit.url;
  link.id = 'hit-' + i;
  link.tabIndex = -1;
  link.setAttribute('role', 'option');
  link.setAttribute('aria-selected', 'false');
  const heading = document.createElement('strong');
  heading.append(...marked(hit.heading, hit.terms));
  const page = document.createElement('small');
  page.textContent = hit.page === hit.heading ? '' : hit.page;
  const text = document.createElement('p');
  text.append(...marked(excerpt(hit.text, hit.terms), hit.terms));
  link.append(heading, page, text);
  link.addEventListener('click', close);
  return link;
};

const choose = (next) => {
  const options = [...results.children];
  options[chosen]?.setAttribute('aria-selected', 'false');
  chosen = options.length === 0 ? -1 : (next + options.length) % options.length;
  options[chosen]?.setAttribute('aria-selected', 'true');
  options[chosen]?.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-activedescendant', chosen < 0 ? '' : 'hit-' + chosen);
};

function close() {
  found.hidden = true;
  box.setAttribute('aria-expanded', 'false');
}

const search = async () => {
  const query = box.value.trim();
  const engine = await load();
  if (query !== box.value.trim()) {
    return;
  }
  const hits = lookUp(engine, query).slice(0, 20);
  results.replaceChildren(...hits.map(option));
  byId('count').textContent = hits.length === 0 ? 'Nothing found' : hits.length + ' places, best first';
  found.hidden = query === '';
  box.setAttribute('aria-expanded', String(query !== ''));
  chosen = -1;
  choose(0);
};

box.addEventListener('focus', load);
box.addEventListener('input', search);
box.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    choose(chosen + (event.key === 'ArrowDown' ? 1 : -1));
  } else if (event.key === 'Enter') {
    (found.hidden ? search() : Promise.resolve()).then(() => results.children[chosen]?.click());
  } else if (event.key === 'Escape') {
    close();
    box.value = '';
    box.blur();
  } else {
    return;
  }
  event.preventDefault();
});
addEventListener('keydown', (event) => {
  const typing = event.target instanceof Element && event.target.matches('input, textarea, select');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    box.focus();
    box.select();
  }
});
addEventListener('click', (event) => {
  if (!event.target.closest('.search')) {
    close();
  }
});
