package io.onrush.engine.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.onrush.engine.kit.Shop;
import io.onrush.engine.kit.Shopper;
import io.onrush.engine.kit.Stadium;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The largest map there is, on a browser without a graphics card. The figures are printed. On a machine that is too busy for the bounds the same
 * page with the small hall, and the browser's frames while nothing moves, tell what it can do.
 */
@BrowserTest
class StadiumPagesIT {

    private static final int FRAMES = 240;
    private static final double MEDIAN_FRAME_MILLIS = 34;
    private static final double FIRST_PAINT_MILLIS = 3000;
    private static final double TIMES_THE_SMALL_HALL = 4;
    private static final double TIMES_AN_IDLE_FRAME = 2;

    private static final String IDLE = """
            async (frames) => {
              const frame = () => new Promise(requestAnimationFrame);
              const times = [];
              let last = await frame();
              for (let i = 0; i < frames; i++) {
                const now = await frame();
                times.push(now - last);
                last = now;
              }
              return times.sort((a, b) => a - b);
            }""";

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
    void fiftySixThousandSeatsPanAndZoomSmoothly(Windows windows, Shop shop) {
        Shop.Sale sale = shop.openSale(Stadium.plan(), event -> {}, onsale -> {});
        Page page = windows.open();
        double small = painted(page, shop.openSale());
        double painted = painted(page, sale);
        Shopper buyer = shop.shopper().admittedTo(sale);
        buyer.hold(sale, Stadium.firstSeats(4)).expect(201);

        double idle = frames(page, IDLE).get(FRAMES / 2).doubleValue();
        List<Number> frames = frames(page, RIDE);

        double median = frames.get(FRAMES / 2).doubleValue();
        double p95 = frames.get(FRAMES * 95 / 100).doubleValue();
        System.out.printf("stadium, %d seats: painted %.0f ms after the navigation began, the small hall %.0f ms; frame median %.1f ms, p95 %.1f ms, idle median %.1f ms%n",
                Stadium.SEATS, painted, small, median, p95, idle);
        assertThat(painted).isLessThan(Math.max(FIRST_PAINT_MILLIS, TIMES_THE_SMALL_HALL * small));
        assertThat(median).isLessThan(Math.max(MEDIAN_FRAME_MILLIS, TIMES_AN_IDLE_FRAME * idle));
    }

    /** When the map stood, in milliseconds after the navigation began, of a page whose files the browser has. */
    private static double painted(Page page, Shop.Sale sale) {
        page.navigate("/events/" + sale.eventId() + "/seats");
        new SeatMapWindow(page).ready();
        page.reload();
        new SeatMapWindow(page).ready();
        page.waitForFunction("performance.getEntriesByName('onrush:map-painted').length > 0");
        return ((Number) page.evaluate("performance.getEntriesByName('onrush:map-painted')[0].startTime")).doubleValue();
    }

    @SuppressWarnings("unchecked")
    private static List<Number> frames(Page page, String script) {
        return (List<Number>) page.evaluate(script, FRAMES);
    }
}
