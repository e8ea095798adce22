package offending.basecommerce.construction.till;

import offending.basecommerce.construction.drawer.Drawer;
import org.springframework.web.bind.annotation.RestController;

/** A controller that everybody sees, of a feature that goes in a circle with the drawer's. */
@RestController
public class TillPages {

    Drawer drawer() {
        return new Drawer();
    }
}
