package br.com.basecommerce.engines.stream;

import br.com.basecommerce.common.events.Event;
import br.com.basecommerce.common.tenancy.TenantId;
import io.lettuce.core.StreamMessage;

/** An entry of the stream with the event in it. */
record Delivery(StreamMessage<String, String> entry, Event event) {

    TenantId tenant() {
        return new TenantId(event.tenantId());
    }
}
