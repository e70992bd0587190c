package io.onrush.checkout.ticket;

import java.util.Map;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/**
 * A ticket's code as a QR code (ISO/IEC 18004) in SVG: error correction M, the quiet zone of four modules that the standard
 * asks for, one unit a module. The dark modules are a single path of horizontal runs, a tenth of the size of one rectangle
 * each. It brings its white ground with it, because scanners fail on inverted codes and a page may be dark.
 */
public final class TicketQr {

	private static final int QUIET_ZONE = 4;

	private static final Map<EncodeHintType, Object> LATIN_1_AS_IS = Map.of();

	private TicketQr() {
	}

	/** @param code as {@link TicketCodes} makes it, or any other text of up to a few hundred ASCII characters */
	public static String svg(String code) {
		ByteMatrix modules = modules(code);
		int size = modules.getWidth() + 2 * QUIET_ZONE;
		return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
				+ "\" shape-rendering=\"crispEdges\"><rect width=\"" + size + "\" height=\"" + size
				+ "\" fill=\"#fff\"/><path d=\"" + darkRuns(modules) + "\" fill=\"#000\"/></svg>";
	}

	private static ByteMatrix modules(String code) {
		try {
			return Encoder.encode(code, ErrorCorrectionLevel.M, LATIN_1_AS_IS).getMatrix();
		}
		catch (WriterException ex) {
			throw new IllegalArgumentException("A text of " + code.length() + " characters does not fit a QR code", ex);
		}
	}

	private static String darkRuns(ByteMatrix modules) {
		StringBuilder path = new StringBuilder();
		for (int y = 0; y < modules.getHeight(); y++) {
			int x = 0;
			while (x < modules.getWidth()) {
				int end = endOfRun(modules, x, y);
				if (isDark(modules, x, y)) {
					path.append('M').append(x + QUIET_ZONE).append(' ').append(y + QUIET_ZONE);
					path.append('h').append(end - x).append("v1h").append(x - end).append('z');
				}
				x = end;
			}
		}
		return path.toString();
	}

	private static int endOfRun(ByteMatrix modules, int from, int y) {
		int end = from + 1;
		while (end < modules.getWidth() && isDark(modules, end, y) == isDark(modules, from, y)) {
			end++;
		}
		return end;
	}

	private static boolean isDark(ByteMatrix modules, int x, int y) {
		return modules.get(x, y) == 1;
	}

}
