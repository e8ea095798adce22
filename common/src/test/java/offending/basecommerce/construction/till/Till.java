package offending.basecommerce.construction.till;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import offending.basecommerce.engines.demand.Demand;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/** An entity that everybody sees, which asks an engine and the machine's clock. */
@Entity
public class Till {

    @Id
    private UUID id = new UUID(0, 0);

    @Autowired
    private @Nullable Demand demand;

    boolean open() {
        return demand != null && Instant.now().isAfter(Instant.EPOCH) && !id.toString().isEmpty();
    }
}
