package br.com.basecommerce.construction.delivery;

import br.com.basecommerce.common.identity.CurrentUser;
import br.com.basecommerce.common.values.Quantity;
import br.com.basecommerce.common.values.Unit;
import br.com.basecommerce.construction.documents.DeliveryWindow;
import br.com.basecommerce.construction.orders.DeliveryCard;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The deliveries of one order, in short. */
@Repository
class DeliveryCards {

    private static final String CARDS = """
            select d.id, d.version, d.number, d.kind, d.status, d.result, d.scheduled_date, d.delivery_window,
                   d.scheduled_time, d.completed_at, d.weight_kg, d.weight_incomplete, o.salesperson_id,
                   p.receiver_name
            from construction.delivery d
            join construction.sales_order o on o.tenant_id = d.tenant_id and o.id = d.order_id
            left join construction.proof_of_delivery p on p.tenant_id = d.tenant_id and p.delivery_id = d.id
            where d.order_id = :order
            order by d.number_year, d.number_value
            """;

    /** Of a delivered one what was handed over, of the others what is planned. */
    private static final String CONTENTS = """
            select d.id as delivery_id, o.stock_unit,
                   sum(case when d.status = 'delivered' then l.delivered_quantity else l.planned_quantity end) as quantity
            from construction.delivery d
            join construction.delivery_line l on l.tenant_id = d.tenant_id and l.delivery_id = d.id
            join construction.order_line o on o.tenant_id = l.tenant_id and o.id = l.order_line_id
            where d.order_id = :order
            group by d.id, o.stock_unit
            order by d.id, quantity desc
            """;

    private final JdbcClient jdbc;
    private final DeliveryActions actions;

    DeliveryCards(JdbcClient jdbc, DeliveryActions actions) {
        this.jdbc = jdbc;
        this.actions = actions;
    }

    List<DeliveryCard> of(UUID order, CurrentUser user) {
        Map<UUID, List<DeliveryCard.Content>> contents = jdbc.sql(CONTENTS).param("order", order)
                .query((row, number) -> Map.entry(row.getObject("delivery_id", UUID.class),
                        new DeliveryCard.Content(Unit.ofCode(row.getString("stock_unit")),
                                new Quantity(row.getBigDecimal("quantity")))))
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return jdbc.sql(CARDS).param("order", order)
                .query((row, number) -> card(row, contents, user))
                .list();
    }

    private DeliveryCard card(ResultSet row, Map<UUID, List<DeliveryCard.Content>> contents, CurrentUser user)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        OffsetDateTime completedAt = row.getObject("completed_at", OffsetDateTime.class);
        return new DeliveryCard(id, row.getInt("version"), row.getString("number"), row.getString("kind"),
                row.getString("status"), row.getString("result"), row.getObject("scheduled_date", LocalDate.class),
                DeliveryWindow.ofCode(row.getString("delivery_window")),
                row.getObject("scheduled_time", LocalTime.class),
                completedAt == null ? null : completedAt.toInstant(), new Quantity(row.getBigDecimal("weight_kg")),
                row.getBoolean("weight_incomplete"), row.getString("receiver_name"),
                contents.getOrDefault(id, List.of()),
                actions.allowed(user, row.getObject("salesperson_id", UUID.class),
                        DeliveryKind.ofCode(row.getString("kind")), DeliveryStatus.ofCode(row.getString("status"))));
    }
}
