// A plan for tests of the seat map: sections of straight rows, a plan unit of 20 between seats and 30 between rows.

export function planOf(sections) {
  let ordinal = 0;
  let top = 0;
  const categories = new Set();
  const built = sections.map(({ name, rows, category = 'Stalls' }) => ({
    name,
    rows: rows.map((seats, row) => {
      top += 30;
      return {
        number: String(row + 1),
        seats: Array.from({ length: seats }, (_, i) => {
          const of = typeof category === 'function' ? category(row, i) : category;
          categories.add(of);
          return { id: `${name}-${row + 1}-${i + 1}`, ordinal: ordinal++, number: String(i + 1), x: 100 + i * 20, y: top, category: of };
        }),
      };
    }),
  }));
  return { size: { width: 1000, height: 1000 }, categories: [...categories].map((name) => ({ name, color: null })), sections: built };
}
