package offending.basecommerce.construction.till;

import java.util.UUID;
import org.springframework.data.repository.Repository;

/** A repository that everybody may use. */
public interface Tills extends Repository<Till, UUID> {}
