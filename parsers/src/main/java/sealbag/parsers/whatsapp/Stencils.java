package sealbag.parsers.whatsapp;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The stencils cut from the headers met so far, those that fit often first: `1/2/23, 9:05` and
/// `11/12/23, 10:05` take two.
final class Stencils {

  private static final int MOST = 16;

  private final List<Stencil> all = new ArrayList<>(MOST);

  /// Reads the header that the line opens with; false when no stencil fits.
  boolean read(byte[] line, int from, int to, Header into) {
    for (int i = 0; i < all.size(); i++) {
      Stencil stencil = all.get(i);
      if (stencil.fits(line, from, to)) {
        stencil.read(line, from, into);
        if (i > 0) {
          Collections.swap(all, i, i - 1);
        }
        return true;
      }
    }
    return false;
  }

  void add(Header header, byte[] line, int from) {
    if (Stencil.canCut(header, line, from)) {
      if (all.size() == MOST) {
        all.removeLast();
      }
      all.add(Stencil.cut(header, line, from));
    }
  }
}
