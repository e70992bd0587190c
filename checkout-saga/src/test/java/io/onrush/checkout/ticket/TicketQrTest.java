package io.onrush.checkout.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketQrTest {

	private static final Pattern SVG = Pattern.compile("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 (\\d+) \\1\" "
			+ "shape-rendering=\"crispEdges\"><rect width=\"\\1\" height=\"\\1\" fill=\"#fff\"/>"
			+ "<path d=\"([^\"]*)\" fill=\"#000\"/></svg>");

	private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\3z");

	private static final int PIXELS_A_MODULE = 4;

	private static final int WHITE = 0xFFFFFF;

	private final TicketCodes codes = new TicketCodes(
			"a-ticket-key-of-at-least-32-bytes".getBytes(StandardCharsets.UTF_8));

	@Test
	void a_scanner_reads_the_code_of_the_ticket() throws Exception {
		String code = this.codes.code(new UUID(1, 2), new UUID(3, 4), "stalls-A-1");

		Result read = scanned(TicketQr.svg(code));

		assertThat(read.getText()).isEqualTo(code);
		assertThat(read.getResultMetadata()).containsEntry(ResultMetadataType.ERROR_CORRECTION_LEVEL, "M");
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "0123456789", "with space & <markup>" })
	void other_texts_are_read_as_they_are(String text) throws Exception {
		assertThat(scanned(TicketQr.svg(text)).getText()).isEqualTo(text);
	}

	@Test
	void the_quiet_zone_is_four_modules_wide() {
		Matcher svg = matched(TicketQr.svg("quiet"));
		int size = Integer.parseInt(svg.group(1));
		assertThat(size).isEqualTo(21 + 8);
		RUN.matcher(svg.group(2)).results().forEach(run -> {
			int x = Integer.parseInt(run.group(1));
			assertThat(x).isGreaterThanOrEqualTo(4);
			assertThat(x + Integer.parseInt(run.group(3))).isLessThanOrEqualTo(size - 4);
			assertThat(Integer.parseInt(run.group(2))).isBetween(4, size - 5);
		});
	}

	@Test
	void neighbours_are_one_run() {
		String path = matched(TicketQr.svg("merged")).group(2);
		assertThat(path).startsWith("M4 4h7v1h-7z");
		assertThat(RUN.matcher(path).replaceAll("")).isEmpty();
	}

	private static Matcher matched(String svg) {
		Matcher matcher = SVG.matcher(svg);
		assertThat(matcher.matches()).as(svg).isTrue();
		return matcher;
	}

	private static Result scanned(String svg) throws Exception {
		Matcher matcher = matched(svg);
		int size = Integer.parseInt(matcher.group(1)) * PIXELS_A_MODULE;
		int[] pixels = new int[size * size];
		Arrays.fill(pixels, WHITE);
		RUN.matcher(matcher.group(2)).results().forEach(run -> {
			int left = Integer.parseInt(run.group(1)) * PIXELS_A_MODULE;
			int top = Integer.parseInt(run.group(2)) * PIXELS_A_MODULE;
			int width = Integer.parseInt(run.group(3)) * PIXELS_A_MODULE;
			for (int y = top; y < top + PIXELS_A_MODULE; y++) {
				Arrays.fill(pixels, y * size + left, y * size + left + width, 0);
			}
		});
		return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size, size, pixels))));
	}

}
