#include "base/geometry.hpp"

namespace closeout::base {

Transform concatenate(Transform const& outer, Transform const& inner) {
  return {outer.a * inner.a + outer.c * inner.b,           outer.b * inner.a + outer.d * inner.b,
          outer.a * inner.c + outer.c * inner.d,           outer.b * inner.c + outer.d * inner.d,
          outer.a * inner.e + outer.c * inner.f + outer.e, outer.b * inner.e + outer.d * inner.f + outer.f};
}

Path transformed(Path path, Transform const& transform) {
  auto const apply = [&transform](double& x, double& y) {
    double const moved_x = transform.a * x + transform.c * y + transform.e;
    y = transform.b * x + transform.d * y + transform.f;
    x = moved_x;
  };
  for (PathStep& step : path) {
    apply(step.x1, step.y1);
    apply(step.x2, step.y2);
    apply(step.x, step.y);
  }
  return path;
}

}  // namespace closeout::base
