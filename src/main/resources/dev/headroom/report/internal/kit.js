/* What every chart is made with: numbers as text, axes, lines. */
var headroomKit = (function () {
  'use strict';

  var colour = headroomMarks.colour;

  function clock(seconds) {
    var s = Math.round(seconds);
    return Math.floor(s / 60) + ':' + String(s % 60).padStart(2, '0');
  }

  function short(value) {
    if (value === null || value === undefined) { return '–'; }
    if (value >= 100 || value === 0) { return String(Math.round(value)); }
    return String(Number(value.toPrecision(3)));
  }

  function withUnit(unit) {
    return function (u, value) { return value === null || value === undefined ? '–' : short(value) + unit; };
  }

  function latencyText(value) {
    if (value === null || value === undefined) { return '–'; }
    return value >= 1000 ? short(value / 1000) + ' s' : short(value) + ' ms';
  }

  function axis(label, more) {
    return Object.assign({
      label: label, labelSize: 20, labelFont: '12px system-ui, sans-serif', font: '11px system-ui, sans-serif',
      stroke: colour('soft'), grid: { stroke: colour('grid'), width: 1 }, ticks: { stroke: colour('grid'), width: 1, size: 4 },
      size: 46, gap: 4
    }, more);
  }

  function timeAxis() {
    return axis('time since start, min:s', {
      size: 30, space: 60, incrs: [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800],
      values: function (u, ticks) { return ticks.map(clock); }
    });
  }

  function series(label, ink, more) {
    return Object.assign({
      label: label, stroke: colour(ink), width: 2, points: { show: false }, value: withUnit('')
    }, more);
  }

  function fromZero(u, low, high) { return [0, high > 0 ? high * 1.12 : 1]; }

  /* A width the page really has; a figure in a closed <details> has none. */
  function widthOf(figure) { return Math.max(240, Math.floor(figure.clientWidth)); }

  return {
    clock: clock, short: short, withUnit: withUnit, latencyText: latencyText, axis: axis, timeAxis: timeAxis,
    series: series, fromZero: fromZero, widthOf: widthOf
  };
})();
