package br.com.basecommerce.construction;

import static org.assertj.core.api.Assertions.assertThat;

import br.com.basecommerce.common.testing.TenancyCatalogue;
import br.com.basecommerce.construction.testing.AllSchemas;
import org.junit.jupiter.api.Test;

class SchemaIT {

    @Test
    void everyTableStandsBehindTheWallsBetweenStores() {
        assertThat(TenancyCatalogue.violations(AllSchemas.migrated().asSuperuser(), "construction")).isEmpty();
    }
}
