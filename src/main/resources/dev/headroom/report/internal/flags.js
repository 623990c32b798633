/* Rates as flags over a chart: each its own row, so that neither names nor intervals collide. */
var headroomFlags = (function () {
  'use strict';

  var marks = headroomMarks;
  var ROW = 16;

  function at(flag) { return flag.rate.value === null ? flag.rate.low : flag.rate.value; }

  /* What is known and above zero, the lowest rate first, which gets the lowest row. */
  function shown(flags) {
    return flags
      .filter(function (f) { return f.rate.value !== null || f.rate.low > 0; })
      .sort(function (a, b) { return at(a) - at(b); });
  }

  function height(flags) { return shown(flags).length * ROW; }

  /* The interval, or an arrow to where an unknown end would be. */
  function whisker(c, low, x, high, y, ink, open) {
    var cap = 3.5 * devicePixelRatio;
    marks.line(c, low, y, high, y, ink);
    if (open) {
      marks.line(c, high - cap, y - cap, high, y, ink);
      marks.line(c, high - cap, y + cap, high, y, ink);
    } else {
      marks.line(c, low, y - cap, low, y + cap, ink);
      marks.line(c, high, y - cap, high, y + cap, ink);
    }
    c.fillStyle = ink;
    c.beginPath();
    c.arc(x, y, cap, 0, 2 * Math.PI);
    c.fill();
  }

  /* Left of the interval, where no other flag's line passes; else right of it; else from the edge. */
  function name(u, c, flag, low, high, y, ink) {
    var gap = 6 * devicePixelRatio;
    var width = u.ctx.canvas.width - 2;
    c.font = marks.font();
    var fits = [flag.text, flag.brief].filter(function (t) { return c.measureText(t).width + gap < low; })[0];
    if (fits) {
      marks.label(c, fits, low - gap, y, 'right', ink);
    } else if (c.measureText(flag.brief).width + high + gap < width) {
      var long = c.measureText(flag.text).width + high + gap < width;
      marks.label(c, long ? flag.text : flag.brief, high + gap, y, 'left', ink);
    } else {
      marks.label(c, flag.brief, 2, y, 'left', ink);
    }
  }

  function flags(list) {
    var all = shown(list);
    return function (u) {
      var c = u.ctx;
      var box = u.bbox;
      var place = function (rate) {
        return Math.max(box.left, Math.min(box.left + box.width, u.valToPos(rate, 'x', true)));
      };
      var inside = function (flag) { return at(flag) >= u.scales.x.min && at(flag) <= u.scales.x.max; };
      var row = function (i) { return box.top - (i + 0.6) * ROW * devicePixelRatio; };
      c.save();
      /* Dotted over solid, so that two at the same rate both show. */
      all.slice().sort(function (a, b) { return (a.dash || []).length - (b.dash || []).length; }).forEach(function (flag) {
        if (!inside(flag)) { return; }
        var i = all.indexOf(flag);
        var x = place(at(flag));
        marks.line(c, x, row(i), x, box.top + box.height, marks.colour(flag.ink), flag.dash);
      });
      all.forEach(function (flag, i) {
        if (!inside(flag)) { return; }
        var ink = marks.colour(flag.ink);
        var open = flag.rate.high === null;
        var x = place(at(flag));
        var low = open ? x : place(flag.rate.low);
        var high = open ? Math.min(x + 22 * devicePixelRatio, u.ctx.canvas.width) : place(flag.rate.high);
        whisker(c, low, x, high, row(i), ink, open);
        name(u, c, flag, low - 3.5 * devicePixelRatio, high, row(i), ink);
      });
      c.restore();
    };
  }

  return { draw: flags, height: height };
})();
