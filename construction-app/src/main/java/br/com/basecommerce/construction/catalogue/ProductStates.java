package br.com.basecommerce.construction.catalogue;

import br.com.basecommerce.common.events.ProductChanged;
import br.com.basecommerce.construction.snapshot.StateEvents;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every product as it stands. */
@Component
class ProductStates implements StateEvents {

    private static final String LOCK_NEXT = """
            select id
            from construction.product
            where id > :after
            order by id
            limit :limit
            for share
            """;

    private final JdbcClient jdbc;
    private final ProductRows rows;
    private final ProductEvents events;

    ProductStates(JdbcClient jdbc, ProductRows rows, ProductEvents events) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
    }

    @Override
    public String type() {
        return ProductChanged.TYPE;
    }

    @Override
    public List<UUID> appendAfter(UUID id, int limit) {
        List<UUID> ids = jdbc.sql(LOCK_NEXT).param("after", id).param("limit", limit)
                .query((row, number) -> row.getObject("id", UUID.class)).list();
        ProductWithUnit.byProduct(rows.findWithUnits(ids)).values()
                .forEach(whole -> events.stands(whole.product(), whole.units()));
        return ids;
    }
}
