/* What is drawn behind and above the lines: phases, bands, error bars, bounds. */
var headroomMarks = (function () {
  'use strict';

  var root = document.documentElement;

  function colour(name) {
    return getComputedStyle(root).getPropertyValue('--' + name).trim();
  }

  function font() {
    return Math.round(11 * devicePixelRatio) + 'px system-ui, sans-serif';
  }

  function clipped(u, draw) {
    var c = u.ctx;
    c.save();
    c.beginPath();
    c.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    c.clip();
    draw(c, u.bbox);
    c.restore();
  }

  /* A label with a halo in the card's colour, so that it is legible on lines. */
  function label(c, text, x, y, align, ink) {
    c.font = font();
    c.textAlign = align;
    c.textBaseline = 'middle';
    c.lineJoin = 'round';
    c.lineWidth = 4 * devicePixelRatio;
    c.strokeStyle = colour('card');
    c.strokeText(text, x, y);
    c.fillStyle = ink;
    c.fillText(text, x, y);
  }

  /* Neighbouring phases of one kind are one stretch: the steps are the staircase. */
  function stretches(phases) {
    var names = { control: 'control', step: 'staircase', spike: 'spike' };
    return phases.reduce(function (all, phase) {
      var last = all[all.length - 1];
      if (last && last.kind === phase.kind) {
        last.to = phase.to;
      } else {
        all.push({ kind: phase.kind, from: phase.from, to: phase.to, name: names[phase.kind] || phase.kind });
      }
      return all;
    }, []);
  }

  function phases(list) {
    var parts = stretches(list);
    return function (u) {
      clipped(u, function (c, box) {
        parts.forEach(function (part, i) {
          var from = u.valToPos(part.from, 'x', true);
          var to = u.valToPos(part.to, 'x', true);
          if (i % 2 === 0) {
            c.fillStyle = colour('stripe');
            c.fillRect(from, box.top, to - from, box.height);
          }
          c.font = font();
          var left = Math.max(from, box.left);
          var right = Math.min(to, box.left + box.width);
          if (c.measureText(part.name).width + 8 < right - left) {
            label(c, part.name, (left + right) / 2, box.top + 9 * devicePixelRatio, 'center', colour('soft'));
          }
        });
      });
    };
  }

  function line(c, x1, y1, x2, y2, ink, dash) {
    c.strokeStyle = ink;
    c.lineWidth = 1.5 * devicePixelRatio;
    c.setLineDash((dash || []).map(function (d) { return d * devicePixelRatio; }));
    c.beginPath();
    c.moveTo(x1, y1);
    c.lineTo(x2, y2);
    c.stroke();
    c.setLineDash([]);
  }

  /* An estimate on the x axis: its interval as a band, its value as a line. */
  function upright(rate, band, ink, text, place, side, dash) {
    return function (u) {
      if (rate.value === null) { return; }
      clipped(u, function (c, box) {
        var low = u.valToPos(rate.low, 'x', true);
        var high = u.valToPos(rate.high, 'x', true);
        c.fillStyle = colour(band);
        c.fillRect(low, box.top, Math.max(2, high - low), box.height);
        var x = u.valToPos(rate.value, 'x', true);
        line(c, x, box.top, x, box.top + box.height, colour(ink), dash);
        c.font = font();
        var needed = c.measureText(text).width + 16 * devicePixelRatio;
        var left = side === 'left' ? low - box.left > needed : box.left + box.width - high < needed;
        var gap = 5 * devicePixelRatio;
        label(c, text, left ? low - gap : high + gap, box.top + box.height * place, left ? 'right' : 'left', colour(ink));
      });
    };
  }

  /* An estimate on the y axis. */
  function level(rate, band, ink, text) {
    return function (u) {
      if (rate.value === null) { return; }
      clipped(u, function (c, box) {
        var low = u.valToPos(rate.low, 'y', true);
        var high = u.valToPos(rate.high, 'y', true);
        c.fillStyle = colour(band);
        c.fillRect(box.left, high, box.width, Math.max(2, low - high));
        var y = u.valToPos(rate.value, 'y', true);
        line(c, box.left, y, box.left + box.width, y, colour(ink));
        label(c, text, box.left + 8, Math.min(high, y) - 10 * devicePixelRatio, 'left', colour(ink));
      });
    };
  }

  function bound(value, ink, text) {
    return function (u) {
      clipped(u, function (c, box) {
        var y = u.valToPos(value, 'y', true);
        line(c, box.left, y, box.left + box.width, y, colour(ink), [6, 4]);
        label(c, text, box.left + 8, y - 9 * devicePixelRatio, 'left', colour(ink));
      });
    };
  }

  function errorBars(xs, ys, errors, ink) {
    return function (u) {
      clipped(u, function (c) {
        xs.forEach(function (x, i) {
          if (ys[i] === null || errors[i] === null) { return; }
          var at = u.valToPos(x, 'x', true);
          var high = u.valToPos(ys[i] + errors[i], 'y', true);
          var low = u.valToPos(ys[i] - errors[i], 'y', true);
          var cap = 4 * devicePixelRatio;
          line(c, at, low, at, high, colour(ink));
          line(c, at - cap, low, at + cap, low, colour(ink));
          line(c, at - cap, high, at + cap, high, colour(ink));
        });
      });
    };
  }

  return {
    colour: colour, phases: phases, upright: upright, level: level, bound: bound, errorBars: errorBars
  };
})();
