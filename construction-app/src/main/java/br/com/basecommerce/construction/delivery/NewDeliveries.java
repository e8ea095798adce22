package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.Ids;
import br.com.basecommerce.common.identity.SignedIn;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.construction.documents.DocumentKind;
import br.com.basecommerce.construction.documents.DocumentNumber;
import br.com.basecommerce.construction.documents.DocumentNumbers;
import br.com.basecommerce.construction.orders.DeliveryAddress;
import br.com.basecommerce.construction.orders.FirstDelivery;
import br.com.basecommerce.construction.orders.OrderHeader;
import br.com.basecommerce.construction.orders.OrderHistory;
import br.com.basecommerce.construction.orders.OrderLine;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** Writes new deliveries, with the address frozen as it is now. */
@Repository
class NewDeliveries {

    /** The typed address wins, then the job site's, then the customer's; a pick-up goes nowhere. */
    private static final String INSERT = """
            insert into construction.delivery
              (id, number, number_year, number_value, kind, status, order_id, scheduled_date, delivery_window,
               scheduled_time, priority, street, street_number, complement, district, city, state, postal_code, latitude,
               longitude, access_notes, contact_name, contact_phone, notes, created_at, created_by, updated_at)
            select :id, :number, :numberYear, :numberValue, :kind, 'pending', o.id, :date, :window, :time, 'normal',
                   a.street, a.street_number, a.complement, a.district, a.city, a.state, a.postal_code, a.latitude,
                   a.longitude, a.access_notes, coalesce(s.contact_name, c.name), coalesce(s.contact_phone, c.phone),
                   o.driver_notes, :now, :by, :now
            from construction.sales_order o
            join construction.customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
            left join construction.job_site s on s.tenant_id = o.tenant_id and s.id = o.job_site_id
            left join lateral (
              select t.street, t.street_number, t.complement, t.district, t.city, t.state, t.postal_code, t.latitude,
                     t.longitude, t.access_notes
              from (values
                (1, cast(:typed as boolean), cast(:street as varchar), cast(:streetNumber as varchar),
                 cast(:complement as varchar), cast(:district as varchar), cast(:city as varchar),
                 cast(:state as varchar), cast(:postalCode as varchar), cast(:latitude as numeric),
                 cast(:longitude as numeric), cast(:accessNotes as varchar)),
                (2, s.street is not null, s.street, s.street_number, s.complement, s.district, s.city, s.state,
                 s.postal_code, s.latitude, s.longitude, s.access_notes),
                (3, c.street is not null, c.street, c.street_number, c.complement, c.district, c.city, c.state,
                 c.postal_code, c.latitude, c.longitude, c.access_notes)
              ) as t (rank, given, street, street_number, complement, district, city, state, postal_code, latitude,
                      longitude, access_notes)
              where t.given and :kind <> 'pickup'
              order by t.rank
              limit 1
            ) a on true
            where o.id = :order
            """;

    private static final String INSERT_LINE = """
            insert into construction.delivery_line
              (id, delivery_id, order_line_id, planned_quantity, created_at, created_by, updated_at)
            values (:id, :delivery, :orderLine, :quantity, :now, :by, :now)
            """;

    private static final String WEIGH = """
            update construction.delivery d
            set weight_kg = w.known, weight_incomplete = w.incomplete, version = d.version + 1, updated_at = :now
            from (
              select coalesce(sum(round(l.planned_quantity * p.weight_kg, 3)), 0) as known,
                     coalesce(bool_or(p.weight_kg is null), false) as incomplete
              from construction.delivery_line l
              join construction.order_line o on o.tenant_id = l.tenant_id and o.id = l.order_line_id
              left join construction.product p on p.tenant_id = o.tenant_id and p.id = o.product_id
              where l.delivery_id = :delivery
            ) w
            where d.id = :delivery
            """;

    private final NamedParameterJdbcOperations jdbc;
    private final DocumentNumbers numbers;
    private final OrderHistory history;
    private final Clock clock;

    NewDeliveries(NamedParameterJdbcOperations jdbc, DocumentNumbers numbers, OrderHistory history, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.history = history;
        this.clock = clock;
    }

    UUID insert(OrderHeader order, Map<OrderLine, Quantity> quantities, FirstDelivery wish) {
        UUID id = Ids.next();
        jdbc.update(INSERT, row(id, order, wish));
        jdbc.batchUpdate(INSERT_LINE, quantities.entrySet().stream()
                .map(line -> line(id, line.getKey(), line.getValue()))
                .toArray(SqlParameterSource[]::new));
        weighAgain(id);
        history.changed("delivery", id, null, DeliveryStatus.PENDING.code(), null, null);
        return id;
    }

    private SqlParameterSource row(UUID id, OrderHeader order, FirstDelivery wish) {
        DocumentNumber number = numbers.next(DocumentKind.DELIVERY);
        return address(wish.address(), stamped())
                .addValue("id", id)
                .addValue("number", number.text())
                .addValue("numberYear", number.year())
                .addValue("numberValue", number.value())
                .addValue("kind", DeliveryKind.of(order.fulfilment()).code())
                .addValue("order", order.id())
                .addValue("date", wish.scheduledDate())
                .addValue("window", wish.window().code())
                .addValue("time", wish.scheduledTime());
    }

    private static MapSqlParameterSource address(@Nullable DeliveryAddress typed, MapSqlParameterSource row) {
        return row.addValue("typed", typed != null)
                .addValue("street", typed == null ? null : typed.street())
                .addValue("streetNumber", typed == null ? null : typed.streetNumber())
                .addValue("complement", typed == null ? null : typed.complement())
                .addValue("district", typed == null ? null : typed.district())
                .addValue("city", typed == null ? null : typed.city())
                .addValue("state", typed == null ? null : typed.state())
                .addValue("postalCode", typed == null ? null : typed.postalCode())
                .addValue("latitude", typed == null ? null : typed.latitude())
                .addValue("longitude", typed == null ? null : typed.longitude())
                .addValue("accessNotes", typed == null ? null : typed.accessNotes());
    }

    private SqlParameterSource line(UUID delivery, OrderLine line, Quantity quantity) {
        return stamped()
                .addValue("id", Ids.next())
                .addValue("delivery", delivery)
                .addValue("orderLine", line.id())
                .addValue("quantity", quantity.value());
    }

    /** Sums the known weights of a delivery after its lines changed; it gets its next version. */
    void weighAgain(UUID delivery) {
        jdbc.update(WEIGH, stamped().addValue("delivery", delivery));
    }

    private MapSqlParameterSource stamped() {
        return new MapSqlParameterSource()
                .addValue("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .addValue("by", SignedIn.id());
    }
}
