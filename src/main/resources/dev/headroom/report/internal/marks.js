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

  /* A line across, named at a share of its length. */
  function bound(value, ink, text, share) {
    return function (u) {
      clipped(u, function (c, box) {
        var y = u.valToPos(value, 'y', true);
        line(c, box.left, y, box.left + box.width, y, colour(ink), [6, 4]);
        label(c, text, box.left + 8 + box.width * (share || 0), y - 9 * devicePixelRatio, 'left', colour(ink));
      });
    };
  }

  /* From low to high at every x that has both; what ink(i) gives colours the i-th. */
  function errorBars(xs, lows, highs, ink) {
    return function (u) {
      clipped(u, function (c) {
        var cap = 4 * devicePixelRatio;
        xs.forEach(function (x, i) {
          if (lows[i] === null || highs[i] === null) { return; }
          var at = u.valToPos(x, 'x', true);
          var high = u.valToPos(highs[i], 'y', true);
          /* A logarithmic axis has no place for zero. */
          var low = u.scales.y.distr === 3 && lows[i] <= 0 ? u.bbox.top + u.bbox.height : u.valToPos(lows[i], 'y', true);
          line(c, at, low, at, high, colour(ink(i)));
          line(c, at - cap, low, at + cap, low, colour(ink(i)));
          line(c, at - cap, high, at + cap, high, colour(ink(i)));
        });
      });
    };
  }

  /* The band of a curve, behind everything; broken off where it isn't known. */
  function ribbon(xs, lows, highs, fill) {
    return function (u) {
      clipped(u, function (c) {
        c.fillStyle = colour(fill);
        for (var i = 1; i < xs.length; i++) {
          if (lows[i - 1] === null || lows[i] === null || highs[i - 1] === null || highs[i] === null) { continue; }
          var from = u.valToPos(xs[i - 1], 'x', true);
          var to = u.valToPos(xs[i], 'x', true);
          c.beginPath();
          c.moveTo(from, u.valToPos(lows[i - 1], 'y', true));
          c.lineTo(from, u.valToPos(highs[i - 1], 'y', true));
          c.lineTo(to, u.valToPos(highs[i], 'y', true));
          c.lineTo(to, u.valToPos(lows[i], 'y', true));
          c.fill();
        }
      });
    };
  }

  return {
    colour: colour, font: font, label: label, line: line, phases: phases, bound: bound,
    errorBars: errorBars, ribbon: ribbon
  };
})();
