// The slider of the map: colours cells and lines as of one part of virtual time.
(function () {
  "use strict";
  var LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";
  var DARKEST = LETTERS.length - 1;
  var STEP_MS = 250; // of playing

  var map = document.getElementById("map");
  if (map === null) {
    return;
  }
  var slider = document.getElementById("time");
  var when = document.getElementById("when");
  var play = document.getElementById("play");
  var pointed = document.getElementById("pointed");
  var times = ["the whole run"].concat(map.dataset.times.split("|"));
  var kinds = [
    { elements: map.querySelectorAll("[id^=d].cell"), letters: map.dataset.devices },
    { elements: map.querySelectorAll("[id^=s].strand"), letters: map.dataset.strands }
  ];
  var most = Number(map.dataset.most);
  var playing = null;
  var under = null; // the element that was pointed at last

  function shade(kind, number, time) {
    return LETTERS.indexOf(kind.letters[time * kind.elements.length + number]) / DARKEST;
  }

  function kindOf(element) {
    return kinds[element.id[0] === "d" ? 0 : 1];
  }

  function tell() {
    if (under !== null) {
      var share = most * Math.pow(shade(kindOf(under), Number(under.id.slice(1)), Number(slider.value)), 2);
      var percent = (100 * share).toFixed(share >= 0.01 ? 1 : 4);
      pointed.textContent = under.querySelector("title").textContent + ": about " + percent + "% of the rate";
    }
  }

  function show() {
    var time = Number(slider.value);
    when.textContent = times[time];
    slider.setAttribute("aria-valuetext", times[time]);
    kinds.forEach(function (kind) {
      kind.elements.forEach(function (element) {
        var strength = shade(kind, Number(element.id.slice(1)), time);
        element.style.setProperty("--heat", Math.round(100 * strength));
      });
    });
    tell();
  }

  function stop() {
    clearInterval(playing);
    playing = null;
    play.textContent = "Play";
  }

  function forward() {
    if (slider.value === slider.max) {
      stop();
    } else {
      slider.value = Number(slider.value) + 1;
      show();
    }
  }

  play.addEventListener("click", function () {
    if (playing !== null) {
      stop();
      return;
    }
    if (slider.value === slider.max) {
      slider.value = 0;
    }
    play.textContent = "Pause";
    playing = setInterval(forward, STEP_MS);
  });
  slider.addEventListener("input", show);
  map.addEventListener("pointerover", function (event) {
    var element = event.target.closest(".cell, .strand");
    if (element !== null) {
      under = element;
      tell();
    }
  });
  document.getElementById("controls").hidden = false;
  slider.value = 0;
  show();
})();
