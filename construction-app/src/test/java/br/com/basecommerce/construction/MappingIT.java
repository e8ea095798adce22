package br.com.basecommerce.construction;

import br.com.basecommerce.construction.testing.ConstructionTest;
import jakarta.persistence.EntityManagerFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ConstructionTest
class MappingIT {

    /** Throws with the first column that the migrated schema has not. */
    @Test
    void everyEntityFitsTheMigratedSchema(@Autowired EntityManagerFactory entities) throws Exception {
        entities.getSchemaManager().validate();
    }
}
