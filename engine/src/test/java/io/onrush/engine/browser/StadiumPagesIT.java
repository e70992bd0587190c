package io.onrush.engine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.Stadium;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The largest map there is, on a browser without a graphics card. The figures are printed; the bounds leave room for a busy machine. */
@BrowserTest
class StadiumPagesIT {

    private static final int FRAMES = 240;
    private static final double MEDIAN_FRAME_MILLIS = 34;
    private static final double FIRST_PAINT_MILLIS = 3000;

    /** Zooms in and out at a wandering point and drags the map about, once a frame; answers the times between frames. */
    private static final String RIDE = """
            async (frames) => {
              const canvas = document.querySelector('canvas');
              const box = canvas.getBoundingClientRect();
              const at = (x, y) => ({ bubbles: true, cancelable: true, clientX: box.left + x, clientY: box.top + y, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1 });
              const frame = () => new Promise(requestAnimationFrame);
              const times = [];
              let last = await frame();
              canvas.dispatchEvent(new PointerEvent('pointerdown', at(box.width / 2, box.height / 2)));
              for (let i = 0; i < frames; i++) {
                const angle = i / 17;
                if (i % 80 === 40) canvas.dispatchEvent(new PointerEvent('pointerup', at(box.width / 2, box.height / 2)));
                if (i % 80 >= 40) canvas.dispatchEvent(new WheelEvent('wheel', { ...at(box.width * (0.5 + 0.2 * Math.cos(angle)), box.height / 2), deltaY: Math.floor(i / 80) % 2 ? 40 : -40 }));
                if (i % 80 === 0 && i > 0) canvas.dispatchEvent(new PointerEvent('pointerdown', at(box.width / 2, box.height / 2)));
                if (i % 80 < 40) canvas.dispatchEvent(new PointerEvent('pointermove', at(box.width / 2 + 160 * Math.sin(angle), box.height / 2 + 90 * Math.cos(angle))));
                const now = await frame();
                times.push(now - last);
                last = now;
              }
              return times.sort((a, b) => a - b);
            }""";

    @Test
    @SuppressWarnings("unchecked")
    void fiftySixThousandSeatsPanAndZoomSmoothly(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(Stadium.plan(), event -> {}, onsale -> {});
        Page page = windows.open();
        page.navigate("/events/" + sale.eventId() + "/seats");
        new SeatMapWindow(page).ready();
        page.reload();
        new SeatMapWindow(page).ready();
        page.waitForFunction("performance.getEntriesByName('onrush:map-painted').length > 0");
        double painted = ((Number) page.evaluate("performance.getEntriesByName('onrush:map-painted')[0].startTime")).doubleValue();
        Shopper buyer = shop.shopper().admittedTo(sale);
        buyer.hold(sale, Stadium.firstSeats(4)).expect(201);

        List<Number> frames = (List<Number>) page.evaluate(RIDE, FRAMES);

        double median = frames.get(FRAMES / 2).doubleValue();
        double p95 = frames.get(FRAMES * 95 / 100).doubleValue();
        System.out.printf("stadium, %d seats: painted %.0f ms after the navigation began; frame median %.1f ms, p95 %.1f ms%n", Stadium.SEATS, painted, median, p95);
        assertThat(painted).isLessThan(FIRST_PAINT_MILLIS);
        assertThat(median).isLessThan(MEDIAN_FRAME_MILLIS);
    }
}
